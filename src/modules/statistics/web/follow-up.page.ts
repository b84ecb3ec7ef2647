import { levelLabels } from '../../assessments/index.js';
import { choiceReasonLabels, type ReasonsReport, refusalReasonLabels } from '../../referrals/index.js';
import { dateField, errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Day } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import type { FollowUp, FollowUpGroup } from '../follow-up.js';
import type { Period } from '../period.js';
import { type FollowUpForm, groupingCodes } from './follow-up.form.js';
import { delayInFrench, waitInFrench } from './follow-up-words.js';
import { inFigures, inPercent, presetLabels } from './labels.js';
import { paths } from './paths.js';
import { shareTable, type ShareTable } from './share-table.js';
import { type Cell, number, type Table, text } from './table.js';

interface Shown {
  form: FollowUpForm;
  period: Period;
  found: FollowUp;
  choices: ReasonsReport;
  scopeName: string;
  today: Day;
}

interface FollowUpModel {
  action: string;
  errors: { href: string; text: string }[];
  preset: Field;
  from: Field;
  to: Field;
  par: string;
  scopeName: string;
  period: string;
  tiles: { value: string; label: string; href: string | null; detail: string | null }[];
  empty: boolean;
  tabs: { label: string; items: { href: string; text: string; current: boolean }[] };
  groups: Table;
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
  tables: ShareTable[];
  levels: Table | null;
  exportHref: string;
  linesHref: string;
  definitionsHref: string;
}

const tabTexts: Record<keyof typeof groupingCodes, string> = {
  expediteur: 'Par structure qui oriente',
  destinataire: 'Par destinataire',
  caisse: 'Par caisse (saisines)',
};

export function followUpPage(shown: Shown): View<FollowUpModel> {
  const { form, period, found, scopeName } = shown;
  const days = { periode: 'custom', du: period.from, au: period.to };
  const par = form.par ?? 'expediteur';
  const at = (more: Record<string, string | number | undefined>) =>
    withQuery(paths.followUp.to(), { ...days, par, ...more });
  const previous = form.pageNumber > 1 ? at({ page: form.pageNumber - 1 }) : null;
  const next = found.hasNext ? at({ page: form.pageNumber + 1 }) : null;
  const model: FollowUpModel = {
    action: paths.followUp.to(),
    errors: errorSummary(form),
    preset: radiosField(form, 'periode', 'Période', presetLabels, { inline: true }),
    from: dateField(form, 'du', 'Du', { required: false }),
    to: dateField(form, 'au', 'Au', { required: false }),
    par,
    scopeName,
    period: period.from === period.to ? fullDay(period.from) : `du ${fullDay(period.from)} au ${fullDay(period.to)}`,
    tiles: tiles(shown, withQuery(paths.followUpLines.to(), { ...days, etat: 'silence' })),
    empty: found.totals.sent === 0,
    tabs: {
      label: 'Regrouper les orientations',
      items: Object.entries(tabTexts).map(([code, text]) => ({ href: at({ par: code }), text, current: code === par })),
    },
    groups: groupsTable(shown, days),
    pages: previous || next ? { summary: null, previousHref: previous, nextHref: next, pages: null } : null,
    tables: [refusalTable(found), choiceTable(shown.choices)].filter(({ rows }) => rows.length > 0),
    levels: levelTable(found),
    exportHref: withQuery('/exports/orientations.csv', { du: period.from, au: period.to }),
    linesHref: withQuery(paths.followUpLines.to(), { ...days, etat: 'toutes' }),
    definitionsHref: `${paths.definitions.to()}#suivi-orientations`,
  };
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  return view('statistics/follow-up', 'Suites des orientations', model, { wide: true, breadcrumbs });
}

function tiles({ found: { totals }, today }: Shown, silentHref: string): FollowUpModel['tiles'] {
  const tile = (value: string, label: string, detail: string | null, href: string | null = null) => ({
    ...{ value, label, href, detail },
  });
  const share = (part: number) => `${inPercent(part, totals.sent)} des envoyées`;
  return [
    tile(inFigures(totals.sent), 'envoyées', `${inFigures(totals.opened)} ouvertes par leur destinataire`),
    tile(inFigures(totals.answered), 'avec une réponse', share(totals.answered)),
    tile(delayInFrench(totals.median), 'délai médian', `neuf sur dix en ${delayInFrench(totals.p90)} au plus`),
    tile(inFigures(totals.accepted), 'acceptées', `${inFigures(totals.refused)} refusées`),
    tile(inFigures(totals.came), 'personnes venues', share(totals.came)),
    tile(
      inFigures(totals.silent),
      'sans réponse à ce jour',
      totals.silentSince ? `la plus ancienne depuis ${waitInFrench(totals.silentSince, today)}` : null,
      totals.silent > 0 ? silentHref : null,
    ),
  ];
}

function groupsTable({ form, found, today }: Shown, days: Record<string, string>): Table {
  const by = form.grouping === 'sender' ? 'expediteur' : 'destinataire';
  const href = (id: string) => withQuery(paths.followUpLines.to(), { ...days, etat: 'toutes', [by]: id });
  const heads = ['Envoyées', 'Ouvertes', 'Réponses', 'Acceptées', 'Refusées', 'Venues', 'Délai médian', '9 sur 10 en'];
  const cells = (group: FollowUpGroup): Cell[] => [
    { ...text(group.name), href: href(group.id), header: true },
    ...[group.sent, group.opened, group.answered, group.accepted, group.refused, group.came].map((count) =>
      number(inFigures(count)),
    ),
    number(delayInFrench(group.median)),
    number(delayInFrench(group.p90)),
    number(
      group.silent > 0 ? inFigures(group.silent) : '–',
      group.silent > 0 ? `depuis ${waitInFrench(group.silentSince, today)}` : null,
    ),
  ];
  const name = form.grouping === 'sender' ? 'Structure' : form.grouping === 'fund' ? 'Caisse' : 'Destinataire';
  return {
    caption: tabTexts[form.par ?? 'expediteur'],
    captionHidden: true,
    head: [
      { text: name, numeric: false },
      ...[...heads, 'Sans réponse'].map((head) => ({ text: head, numeric: true })),
    ],
    rows: found.groups.map((group) => ({ cells: cells(group) })),
    foot: null,
  };
}

/** One referral may be refused for several reasons. */
function refusalTable({ refusals, totals }: FollowUp): ShareTable {
  const lines = Object.entries(refusalReasonLabels).flatMap(([reason, label]) => {
    const count = refusals.find((line) => line.reason === reason)?.count ?? 0;
    return count > 0 ? [{ label, count }] : [];
  });
  lines.sort((one, other) => other.count - one.count);
  const note = 'Un refus peut avoir plusieurs raisons.';
  return shareTable({ id: 'refusal', title: 'Raisons des refus', note, countHeading: 'Refus' }, lines, totals.refused);
}

/** Of the referrals that chose another than the first suggestion. */
function choiceTable({ choices, followed, reasons }: ReasonsReport): ShareTable {
  const lines = reasons.map(({ reason, count }) => ({ label: choiceReasonLabels[reason], count }));
  const note = `${inFigures(followed)} choix sur ${inFigures(choices)} suivent la première proposition.`;
  const about = { id: 'choice', title: 'Pourquoi un autre choix que la première proposition', note };
  return shareTable({ ...about, countHeading: 'Choix' }, lines, choices - followed);
}

/** Level before across, after down: only of the referrals whose end says a level. */
function levelTable({ levels }: FollowUp): Table | null {
  if (levels.length === 0) return null;
  const known = Object.entries(levelLabels).filter(([level]) => level !== 'notAssessed');
  const count = (before: string, after: string) =>
    levels.find((line) => line.before === before && line.after === after)?.count ?? 0;
  return {
    caption: 'Niveau avant et après l’orientation',
    captionHidden: false,
    head: [{ text: 'Avant', numeric: false }, ...known.map(([, label]) => ({ text: `${label} après`, numeric: true }))],
    rows: Object.entries(levelLabels)
      .filter(([before]) => known.some(([after]) => count(before, after) > 0))
      .map(([before, label]) => ({
        cells: [{ ...text(label), header: true }, ...known.map(([after]) => number(inFigures(count(before, after))))],
      })),
    foot: null,
  };
}
