import { duration, longDay } from '../../../../platform/time/french.js';
import type { CoordinationColumns } from '../../coordination/coordination-content.js';
import {
  ANIMATION_TOPICS,
  ANIMATION_TYPES,
  COORDINATION_KINDS,
  EVENT_TYPES,
  INITIATIVES,
  ORGANIZERS,
  PARTNER_TYPES,
  PARTNERSHIP_NATURES,
  TERRITORIAL_LEVELS,
} from '../../coordination/vocabulary.js';

const types = { ...ANIMATION_TYPES, ...EVENT_TYPES };

type Named = Pick<CoordinationColumns, 'kind' | 'type' | 'name' | 'natures'>;

/** What the activity is called in a list: the event by its name, the others by what they were. */
export function nameOf({ kind, type, name, natures }: Named): string {
  if (name) return name;
  if (kind === 'partenariat') return natures.map((nature) => PARTNERSHIP_NATURES[nature]).join(', ');
  return type && type !== 'autre' ? types[type] : `${COORDINATION_KINDS[kind]} (autre)`;
}

export interface Row {
  key: string;
  values: string[];
}

/** All that is told of an activity, row by row; what its kind does not ask, or nobody told, is left out. */
export function rowsOf(activity: CoordinationColumns): Row[] {
  const { mediators, structures, otherActors, participants, partners } = activity;
  const counts = [
    inCount(mediators, 'médiateur·ice·s'),
    inCount(structures, 'structures'),
    inCount(otherActors, 'autres'),
  ];
  const all: Row[] = [
    { key: 'Date', values: [longDay(activity.day)] },
    { key: 'Durée', values: [duration(activity.durationMinutes)] },
    { key: 'Type', values: activity.type ? [types[activity.type]] : [] },
    { key: 'Nom', values: activity.name ? [activity.name] : [] },
    { key: 'Nature', values: activity.natures.map((nature) => PARTNERSHIP_NATURES[nature]) },
    { key: 'Initiative', values: activity.initiative ? [INITIATIVES[activity.initiative]] : [] },
    { key: 'Thématiques', values: activity.topics.map((topic) => ANIMATION_TOPICS[topic]) },
    { key: 'Organisation', values: activity.organizers.map((organizer) => ORGANIZERS[organizer]) },
    { key: 'Structures partenaires', values: partners.map(({ name, type }) => `${name} (${PARTNER_TYPES[type]})`) },
    {
      key: 'Participations',
      values: activity.kind === 'evenement' ? [String(participants)] : counts.flatMap((words) => words ?? []),
    },
    { key: 'Échelon', values: activity.territorialLevel ? [TERRITORIAL_LEVELS[activity.territorialLevel]] : [] },
    { key: 'Autre', values: activity.otherWords ? [activity.otherWords] : [] },
    { key: 'Notes', values: activity.notes ? [activity.notes] : [] },
  ];
  return all.filter(({ values }) => values.length > 0);
}

const inCount = (count: number, words: string): string | null => (count > 0 ? `${count}\u00a0${words}` : null);
