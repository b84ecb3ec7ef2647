import { appointmentStatusLabels } from '../../../appointments/index.js';
import { levelLabels } from '../../../assessments/index.js';
import { outcomeLabels, pathLabels, statusLabels } from '../../../referrals/index.js';
import { workshopProgrammeLabels } from '../../../workshops/index.js';
import { delayOf } from '../../delay.js';
import type { DefinitionId } from '../../definitions/definitions.js';
import type { Dimension, Figures, Line, Step } from '../../figures/figures.js';
import { definitionHref } from '../../definitions/definitions.js';
import { delayInFrench } from '../follow-up-words.js';
import { inFigures, inPercent } from '../labels.js';
import { plural } from './change-words.js';
import { type Counted, others, rowsOf, sumOf } from './counted.js';

export interface Tile {
  value: string;
  label: string;
  href: string;
  detail: string | null;
}

const tile = (value: string, label: string, definition: DefinitionId, detail: string | null = null): Tile => ({
  ...{ value, label, detail, href: definitionHref(definition) },
});

const items = (lines: readonly Line[], dimension: Dimension, code?: string): number =>
  lines
    .filter((line) => line.dimension === dimension && (code === undefined || line.code === code))
    .reduce((sum, line) => sum + line.items, 0);

const hoursOf = (lines: readonly Line[], dimension: 'referralHours' | 'saisineHours') =>
  delayOf(
    lines
      .filter((line) => line.dimension === dimension)
      .map(({ code, items: counted }) => ({ hours: Number(code), count: counted })),
  );

/** « 12 jours, neuf sur dix en 20 jours ». */
function delayWords(lines: readonly Line[], dimension: 'referralHours' | 'saisineHours'): string | null {
  const { median, p90 } = hoursOf(lines, dimension);
  if (median === null) return null;
  return `délai médian\u00a0: ${delayInFrench(median)}, neuf sur dix en ${delayInFrench(p90)}`;
}

export function referralTiles({ lines }: Figures): Tile[] {
  const sent = items(lines, 'referralStatus');
  const answered = items(lines, 'referralHours');
  const saisines = items(lines, 'saisineStatus');
  const came = items(lines, 'referralOutcome', 'accompanied') + items(lines, 'referralOutcome', 'redirected');
  const returns = items(lines, 'referralReturn');
  const sheets = items(lines, 'informationSheet');
  const letters = items(lines, 'letter');
  return [
    tile(
      inFigures(sent),
      plural(sent, 'orientation envoyée'),
      'orientations',
      `dont ${inFigures(answered)} avec une réponse`,
    ),
    tile(inPercent(answered, sent), 'de réponses', 'suivi-orientations', delayWords(lines, 'referralHours')),
    tile(
      inFigures(came),
      plural(came, 'personne venue'),
      'suivi-orientations',
      `${inPercent(came, sent)} des orientations`,
    ),
    tile(inFigures(saisines), plural(saisines, 'saisine'), 'saisines', delayWords(lines, 'saisineHours')),
    tile(inFigures(returns), plural(returns, 'retour'), 'retours', 'après une orientation'),
    tile(
      inFigures(sheets),
      `fiche${sheets > 1 ? 's' : ''} d’information`,
      'orientations',
      'remises, rien n’est transmis',
    ),
    tile(inFigures(letters), plural(letters, 'courrier imprimé'), 'courriers'),
  ];
}

const REFERRALS = { unit: 'Orientations', share: 'Part des orientations' };

export function referralTables({ lines }: Figures): Counted[] {
  const by = (dimension: Dimension, labels: Readonly<Record<string, string>>) =>
    rowsOf(lines, dimension, labels, { of: 'items', inOrder: true });
  return [
    others(
      { id: 'referralPath', title: 'Orientations, vers quoi', definition: 'orientations', ...REFERRALS },
      by('referralPath', pathLabels),
    ),
    others(
      { id: 'referralStatus', title: 'Où elles en sont', definition: 'orientations', ...REFERRALS },
      by('referralStatus', statusLabels),
    ),
    others(
      { id: 'referralOutcome', title: 'Ce qu’elles ont donné', definition: 'suivi-orientations', ...REFERRALS },
      by('referralOutcome', outcomeLabels),
    ),
    others(
      {
        id: 'saisineStatus',
        title: 'Saisines, où elles en sont',
        definition: 'saisines',
        unit: 'Saisines',
        share: 'Part des saisines',
      },
      by('saisineStatus', statusLabels),
    ),
    others(
      {
        id: 'referralLevel',
        title: 'Niveau à l’envoi, puis après',
        definition: 'suivi-orientations',
        ...REFERRALS,
        note: 'Seulement celles dont la fin dit un niveau.',
      },
      rowsOf(lines, 'referralLevel', {}, { of: 'items' }).map(({ label, value }) => ({
        label: levelsWords(label),
        value,
      })),
    ),
    others(
      {
        id: 'letter',
        title: 'Courriers imprimés',
        definition: 'courriers',
        unit: 'Courriers',
        share: 'Part des courriers',
      },
      by('letter', { reminder: 'Rappels d’un rendez-vous ou d’un atelier', referral: 'Demandes à un lieu sans mail' }),
    ),
  ];
}

/** « beginner>intermediate » as « Débutant, puis Intermédiaire ». */
function levelsWords(code: string): string {
  const [first = '', last = ''] = code.split('>');
  const name = (step: string) => levelLabels[step as Step] ?? step;
  return `${name(first)}, puis ${name(last)}`;
}

export function workshopTiles({ lines }: Figures): Tile[] {
  const held = items(lines, 'workshopProgramme');
  const seats = (code: string) =>
    lines.find((line) => line.dimension === 'workshopSeats' && line.code === code)?.people ?? 0;
  const [capacity, registered, attended, absent] = [
    seats('capacity'),
    seats('registered'),
    seats('attended'),
    seats('absent'),
  ];
  return [
    tile(
      inFigures(held),
      plural(held, 'atelier'),
      'ateliers',
      `${inFigures(capacity)} ${plural(capacity, 'place offerte')}`,
    ),
    tile(
      inPercent(registered, capacity),
      'de remplissage',
      'ateliers',
      `${inFigures(registered)} ${plural(registered, 'place prise')}`,
    ),
    tile(
      inPercent(absent, attended + absent),
      'd’absences',
      'ateliers',
      `${inFigures(absent)} ${plural(absent, 'personne absente')}, ${inFigures(attended)} ${plural(attended, 'présente')}`,
    ),
    tile(inFigures(seats('walkIn')), 'sans inscription', 'ateliers', 'personnes venues sans place'),
    tile(inFigures(seats('waiting')), 'en attente', 'ateliers', 'personnes restées dans la file'),
  ];
}

export function workshopTables({ lines }: Figures): Counted[] {
  return [
    others(
      {
        id: 'workshopProgramme',
        title: 'Ateliers par programme',
        definition: 'ateliers',
        unit: 'Ateliers',
        share: 'Part des ateliers',
      },
      rowsOf(lines, 'workshopProgramme', { ...workshopProgrammeLabels, none: 'Sans programme' }, { of: 'items' }),
    ),
    others(
      {
        id: 'appointmentStatus',
        title: 'Rendez-vous',
        definition: 'rendez-vous',
        unit: 'Rendez-vous',
        share: 'Part des rendez-vous',
      },
      rowsOf(lines, 'appointmentStatus', appointmentStatusLabels, { of: 'items', inOrder: true }),
    ),
  ];
}

/** Whether there is anything to tell. */
export const hasWorkshops = ({ lines }: Figures): boolean => items(lines, 'workshopProgramme') > 0;
export const hasReferrals = ({ lines }: Figures): boolean =>
  ['referralStatus', 'referralReturn', 'informationSheet', 'letter'].some(
    (dimension) => items(lines, dimension as Dimension) > 0,
  );
export const anything = (tables: readonly Counted[]): Counted[] => tables.filter(({ rows }) => sumOf(rows) > 0);
