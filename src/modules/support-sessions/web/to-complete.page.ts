import type { Draft } from '../../../platform/drafts/index.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { duration, relativeDay, relativeMoment } from '../../../platform/time/french.js';
import type { BeneficiarySummary } from '../../beneficiaries/index.js';
import type { Missing, SessionToComplete } from '../to-complete.queries.js';
import { TOPICS } from '../vocabulary.js';
import { DRAFT_KINDS, draftInWords } from './draft-kinds.js';
import { paths } from './paths.js';

interface Line {
  title: string;
  href: string;
  what: string;
  missing: string | null;
  /** Of a draft: thrown away here. A session is removed from its own page. */
  drop: { action: string; hiddenText: string } | null;
  attachHref: string | null;
}

interface ToCompleteModel {
  groups: { heading: string; lines: Line[] }[];
  empty: { title: string; text: string; href: string; action: string } | null;
  createHref: string;
}

interface Shown {
  drafts: readonly Draft[];
  sessions: readonly SessionToComplete[];
  people: ReadonlyMap<string, BeneficiarySummary>;
  now: Date;
}

const MISSING: Readonly<Record<Missing, string>> = {
  person: 'la personne',
  age: 'la tranche d’âge',
  autonomy: 'l’autonomie',
  equipment: 'le matériel',
  notes: 'les notes',
};

export function toCompletePage({ drafts, sessions, people, now }: Shown): View<ToCompleteModel> {
  const groups = [
    { heading: 'Brouillons', lines: drafts.map((draft) => draftLine(draft, people, now)) },
    { heading: 'Séances à compléter', lines: sessions.map((session) => sessionLine(session, now)) },
  ].filter(({ lines }) => lines.length > 0);
  const model = {
    groups,
    createHref: paths.create.to(),
    empty:
      groups.length > 0
        ? null
        : {
            title: 'Rien à compléter',
            text: 'Une séance commencée, ou cochée «\u00a0À compléter plus tard\u00a0», vous attendra ici.',
            href: paths.create.to(),
            action: 'Noter une séance',
          },
  };
  return view('support-sessions/to-complete', 'À compléter', model);
}

function draftLine({ id, kind, content, updatedAt }: Draft, people: Shown['people'], now: Date): Line {
  const of = DRAFT_KINDS[kind];
  const title = of?.title ?? 'Formulaire commencé';
  const name = people.get([content['beneficiaryId'] ?? ''].flat()[0] ?? '')?.displayName;
  const when = `écrit ${relativeMoment(updatedAt, now)}`;
  return {
    title: name ? `${title} avec ${name}` : title,
    href: of?.open(id) ?? '',
    what: [draftInWords(content, dayIn(now)), when].filter(Boolean).join(' · '),
    missing: listed(of?.missing(content) ?? []) ?? 'Il ne manque rien\u00a0: ouvrez, puis enregistrez.',
    drop: of ? { action: of.drop(id), hiddenText: `${title} ${when}` } : null,
    attachHref: null,
  };
}

function sessionLine(session: SessionToComplete, now: Date): Line {
  const { id, title, personName, kind, day, durationMinutes, topics, missing } = session;
  const who = title ?? personName ?? (kind === 'individuel' ? 'Personne sans fiche' : 'Atelier');
  return {
    title: who,
    href: kind === 'individuel' ? paths.edit.to({ id }) : paths.editGroup.to({ id }),
    what: [
      relativeDay(day, dayIn(now)),
      duration(durationMinutes),
      topics.map((topic) => TOPICS[topic]).join(', '),
    ].join(' · '),
    missing: listed(missing.map((code) => MISSING[code])),
    drop: null,
    attachHref: missing.includes('person') ? paths.attach.to({ id }) : null,
  };
}

const listed = (words: readonly string[]): string | null =>
  words.length > 0 ? `Il manque\u00a0: ${words.join(', ')}` : null;
