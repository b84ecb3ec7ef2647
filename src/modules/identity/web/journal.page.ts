import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { relativeMoment } from '../../../platform/time/french.js';
import type { JournalFilter, JournalLine } from '../journal/journal.queries.js';
import { subjectLabels, verbLabels } from './journal-labels.js';
import { paths } from './paths.js';

interface JournalModel {
  title: string;
  intro: string;
  action: string;
  verbs: { value: string; text: string; selected: boolean }[];
  from: string;
  to: string;
  filtersTitle: string;
  filtersOpen: boolean;
  lines: { when: string; datetime: string; who: string; what: string; subject: string; href: string | null }[];
  nextHref: string | null;
  firstHref: string | null;
}

export function journalPage(
  actor: Actor,
  filter: JournalFilter,
  read: { lines: JournalLine[]; next: number | null },
  now: Date,
): View<JournalModel> {
  const kept = { acte: filter.verb, du: filter.from, au: filter.to };
  const title = 'Journal';
  const model = {
    title,
    intro:
      actor.role === 'administrator'
        ? 'Ce qui a été fait dans toutes les structures, du plus récent au plus ancien.'
        : `Ce qui a été fait à ${actor.workplaceName}, du plus récent au plus ancien.`,
    action: paths.journal.to(),
    verbs: verbChoices(filter.verb),
    from: filter.from ?? '',
    to: filter.to ?? '',
    filtersTitle: 'Choisir un acte ou des jours',
    filtersOpen: Object.values(kept).some((value) => value !== undefined),
    lines: read.lines.map((line) => lineModel(actor, line, now)),
    nextHref: read.next ? withQuery(paths.journal.to(), { ...kept, avant: read.next }) : null,
    firstHref: filter.before ? withQuery(paths.journal.to(), kept) : null,
  };
  return view('identity/journal', title, model);
}

function verbChoices(chosen: string | undefined): JournalModel['verbs'] {
  const known = Object.entries(verbLabels).sort(([, one], [, other]) => one.localeCompare(other, 'fr'));
  const unknown = chosen && !(chosen in verbLabels) ? [[chosen, chosen] as const] : [];
  return [['', 'Tous'] as const, ...known, ...unknown].map(([value, text]) => ({
    value,
    text,
    selected: value === (chosen ?? ''),
  }));
}

/** Where a file or a referral is read; an administrator never opens one. */
const addresses: Readonly<Record<string, string>> = { beneficiary: '/beneficiaires/', referral: '/orientations/' };

function lineModel(actor: Actor, line: JournalLine, now: Date): JournalModel['lines'][number] {
  const address = addresses[line.subjectKind];
  return {
    when: relativeMoment(line.at, now),
    datetime: line.at.toISOString(),
    who: line.who ?? 'Personne de connecté',
    what: verbLabels[line.verb] ?? line.verb,
    subject: subjectWords(line),
    href:
      address && line.subjectId && line.subjectExists && actor.role === 'structure_manager'
        ? `${address}${line.subjectId}`
        : null,
  };
}

/** A person accompanied is a number here, never a name. */
function subjectWords(line: JournalLine): string {
  const kind = subjectLabels[line.subjectKind] ?? line.subjectKind;
  const which = line.subjectName ?? line.subjectId;
  return which ? `${kind}\u00a0: ${which}` : kind;
}
