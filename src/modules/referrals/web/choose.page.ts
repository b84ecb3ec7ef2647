import { checkboxesField, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { assessmentsPaths, levelLabels, type Level } from '../../assessments/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { ReferralLine } from '../referral-line.js';
import { NEEDS, type Suggestion } from '../routing/candidates.js';
import type { SuggestionsForPerson } from '../suggestions.service.js';
import { type ChoiceRow, choiceRow, partnerRow } from './choice-rows.js';
import type { NeedsForm } from './needs.form.js';
import { paths } from './paths.js';

interface ChooseModel {
  personName: string;
  personHref: string;
  level: { level: Level; label: string; reason: string | null };
  assessment: { href: string; text: string };
  needs: Field;
  needsTitle: string;
  action: string;
  advice: string;
  missingCommune: { href: string } | null;
  /** What is missing to suggest well: the level, the scheme. */
  steps: ChoiceRow[];
  groups: Group[];
  partners: { title: string; rows: ChoiceRow[] } | null;
  excluded: { title: string; rows: { name: string; why: string[] }[] } | null;
  open: { href: string; text: string; status: string }[];
  information: { action: string };
  /** The sheet is offered aside when it is not among the suggestions. */
  takeAway: boolean;
}

interface Group {
  heading: string;
  note: string | null;
  rows: ChoiceRow[];
  more: { title: string; rows: ChoiceRow[] } | null;
}

/** Read in full at a glance; the others are one click away. */
const SHOWN = 3;
const NOT_FAR = 20;
const EXCLUDED_SHOWN = 20;

const advice: Record<Level, string> = {
  beginner: 'Un accompagnement individuel, près de chez la personne, est ce qui aide le plus pour commencer.',
  intermediate: 'Un atelier ou l’aide de la caisse suffit souvent pour prendre confiance.',
  independent: 'La personne se débrouille seule\u00a0: la fiche d’information avec les contacts de sa caisse suffit.',
  notAssessed: 'Quelques questions permettent de proposer le bon lieu.',
};

/** @param open referrals of the person that are not over: told first, so that none is made twice */
export function choosePage(
  found: SuggestionsForPerson,
  form: NeedsForm,
  open: readonly ReferralLine[],
): View<ChooseModel> {
  const { person, commune, level } = found;
  const kept = level?.level ?? 'notAssessed';
  const id = person.id;
  const model: ChooseModel = {
    personName: person.displayName,
    personHref: beneficiariesPaths.caseFile.to({ id }),
    level: { level: kept, label: levelLabels[kept], reason: level?.reason ?? null },
    assessment: {
      href: assessmentsPaths.full.to({ id }),
      text: level ? 'Refaire le repère numérique' : 'Faire le repère numérique',
    },
    needs: checkboxesField(form, 'besoin', 'De quoi la personne a-t-elle besoin\u00a0?', NEEDS, { inline: true }),
    needsTitle: needsTitle(form),
    action: paths.choose.to({ id }),
    advice: advice[kept],
    missingCommune: commune ? null : { href: beneficiariesPaths.edit.to({ id }) },
    steps: rowsOf(found, form, isStep),
    groups: groupsOf(found, form, kept),
    partners: folded(
      found.partners.map((partner) => partnerRow(id, partner, kept, form.needs)),
      'autre structure du département répond dans Passerelle',
      'autres structures du département répondent dans Passerelle',
    ),
    excluded: excluded(found),
    open: open.map((line) => ({
      href: paths.show.to({ id: line.id }),
      text: line.direction === 'sent' ? line.receiverName : `de la part de ${line.senderName}`,
      status: line.statusLabel.toLowerCase(),
    })),
    information: { action: paths.information.to({ id }) },
    takeAway: !found.kept.some(({ kind }) => kind === 'information_sheet'),
  };
  const breadcrumbs = [{ href: model.personHref, text: person.displayName }];
  return view('referrals/choose', 'Orienter une personne', model, { breadcrumbs });
}

const isStep = ({ kind }: Suggestion): boolean => kind === 'assessment' || kind === 'ask_scheme';

const rowsOf = (found: SuggestionsForPerson, form: NeedsForm, of: (suggestion: Suggestion) => boolean): ChoiceRow[] =>
  found.kept.filter(of).map((suggestion) => choiceRow(found.person.id, suggestion, found, form.needs));

type GroupKind = 'places' | 'fund' | 'sheet';

const groupKinds: Record<Suggestion['kind'], GroupKind | null> = {
  assessment: null,
  ask_scheme: null,
  place: 'places',
  workshop: 'places',
  fund_workshops: 'fund',
  health_access_mission: 'fund',
  own_fund: 'fund',
  information_sheet: 'sheet',
};

/** Places, the caisse, the sheet: in the order in which routing first names each, so that none hides the others. */
function groupsOf(found: SuggestionsForPerson, form: NeedsForm, level: Level): Group[] {
  const kinds = [...new Set(found.kept.map(({ kind }) => groupKinds[kind]))].filter((kind) => kind !== null);
  // One main action on the page: what is missing comes before any choice.
  const first = found.kept.some(isStep) ? undefined : kinds[0];
  return kinds.map((kind) => {
    const rows = rowsOf(found, form, (suggestion) => groupKinds[suggestion.kind] === kind);
    return {
      heading: kind === 'places' ? placesHeading(level) : headings[kind],
      note:
        kind === 'places' && found.commune
          ? `Distances à vol d’oiseau, depuis le centre de la commune (${found.commune.name}).`
          : null,
      rows: rows
        .filter(isShown)
        .map((row, index) => ({ ...row, linkVariant: kind === first && index === 0 ? null : ('secondary' as const) })),
      more: folded(
        rows.filter((row, index) => !isShown(row, index)),
        'autre lieu possible',
        'autres lieux possibles',
      ),
    };
  });
}

/** The first ones, and those a little further down who answer here: with them the loop is closed. */
const isShown = (row: ChoiceRow, index: number): boolean => index < SHOWN || (row.answersHere && index < NOT_FAR);

const placesHeading = (level: Level): string =>
  level === 'intermediate'
    ? 'Des ateliers près de chez la personne'
    : 'Des lieux qui accompagnent une personne à la fois';

const headings = { fund: 'Avec la caisse de la personne', sheet: 'Une fiche à emporter' };

function needsTitle({ needs }: NeedsForm): string {
  return needs.length === 0
    ? 'Préciser ses besoins'
    : `Ses besoins\u00a0: ${needs.map((need) => NEEDS[need].toLowerCase()).join(', ')}`;
}

const counted = (count: number, one: string, several: string): string => `${count}\u00a0${count > 1 ? several : one}`;

const folded = (rows: ChoiceRow[], one: string, several: string) =>
  rows.length > 0 ? { title: counted(rows.length, one, several), rows } : null;

function excluded({ excluded: all }: SuggestionsForPerson): ChooseModel['excluded'] {
  if (all.length === 0) return null;
  const rows = all.slice(0, EXCLUDED_SHOWN).map(({ name, why }) => ({ name, why }));
  return { title: counted(all.length, 'lieu écarté, et pourquoi', 'lieux écartés, et pourquoi'), rows };
}
