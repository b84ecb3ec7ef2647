import type { DraftContent } from '../../../platform/drafts/index.js';
import { isDay } from '../../../platform/time/day.js';
import { shortDay } from '../../../platform/time/french.js';
import type { Day } from '../../../platform/time/day.js';
import { TOPICS } from '../vocabulary.js';
import { paths } from './paths.js';

interface DraftKind {
  title: string;
  open: (id: string) => string;
  drop: (id: string) => string;
  /** What is still to be said before it can be sent. */
  missing: (content: DraftContent) => string[];
}

/** The forms of this module that keep a draft. Another one is one more line here. */
export const DRAFT_KINDS: Readonly<Record<string, DraftKind>> = {
  session: {
    title: 'Séance commencée',
    open: (id) => paths.draft.to({ id }),
    drop: (id) => paths.dropDraft.to({ id }),
    missing: (content) => [
      ...(content['day'] ? [] : ['la date']),
      ...(content['duration'] ? [] : ['la durée']),
      ...(content['topics'] || content['procedures'] || content['procedureName'] ? [] : ['la thématique']),
      ...(content['locationKind'] ? [] : ['le lieu']),
    ],
  },
  workshop: {
    title: 'Atelier commencé',
    open: (id) => paths.groupDraft.to({ id }),
    drop: (id) => paths.dropGroupDraft.to({ id }),
    missing: (content) => [
      ...(content['title'] ? [] : ['le titre']),
      ...(content['duration'] ? [] : ['la durée']),
      ...(content['topics'] || content['procedures'] || content['procedureName'] ? [] : ['la thématique']),
      ...(content['people'] || content['anonymousCount'] ? [] : ['les personnes']),
    ],
  },
};

export const draftKinds: readonly string[] = Object.keys(DRAFT_KINDS);

/** « E-mail, Santé, le 24 novembre »: what the draft says already. */
export function draftInWords(content: DraftContent, today: Day): string {
  const topics = [content['topics'] ?? []].flat().map((code) => (TOPICS as Record<string, string>)[code]);
  const day = content['day'];
  return [...topics, isDay(day) ? `le ${shortDay(day, today)}` : null].filter(Boolean).join(', ');
}
