import { appointmentStatusLabels } from '../../appointments/index.js';
import { outcomeLabels, pathLabels, statusLabels } from '../../referrals/index.js';
import { healthSpaceStepLabels } from '../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';
import type { Dimension, Figures, Line } from '../figures/figures.js';
import type { ExportLine } from './export-line.js';

type Labels = Readonly<Record<string, string>>;

interface Section {
  section: string;
  dimension: Dimension;
  /** In the order of the file; a code that has no words is not told. */
  labels: Labels;
  unit: string;
  of: 'items' | 'people';
}

const items = (section: string, dimension: Dimension, labels: Labels, unit: string): Section => ({
  ...{ section, dimension, labels, unit, of: 'items' },
});

/** What La Coop does not export: what became of people after the session, and what they were invited to. */
const sections: readonly Section[] = [
  { ...items('Mon espace santé', 'healthSpace', healthSpaceStepLabels, 'accompagnements'), of: 'people' },
  items('Orientations, vers quoi', 'referralPath', pathLabels, 'orientations'),
  items('Orientations, où elles en sont', 'referralStatus', statusLabels, 'orientations'),
  items('Orientations, ce qu’elles ont donné', 'referralOutcome', outcomeLabels, 'orientations'),
  items('Retours après une orientation', 'referralReturn', pathLabels, 'personnes'),
  items('Saisines, où elles en sont', 'saisineStatus', statusLabels, 'saisines'),
  items('Fiches d’information remises', 'informationSheet', { '': 'Fiches' }, 'fiches'),
  items(
    'Courriers imprimés',
    'letter',
    { reminder: 'Rappels d’un rendez-vous ou d’un atelier', referral: 'Demandes à un lieu sans mail' },
    'courriers',
  ),
  items('Ateliers annoncés', 'workshopProgramme', { ...workshopProgrammeLabels, none: 'Sans programme' }, 'ateliers'),
  {
    ...{ section: 'Places des ateliers', dimension: 'workshopSeats', unit: 'places', of: 'people' },
    labels: {
      capacity: 'Offertes',
      registered: 'Prises',
      attended: 'Personnes présentes',
      absent: 'Personnes absentes',
      walkIn: 'Personnes venues sans inscription',
      waiting: 'Personnes restées dans la file',
    },
  },
  items('Rendez-vous', 'appointmentStatus', appointmentStatusLabels, 'rendez-vous'),
];

export const beyondLines = ({ lines }: Pick<Figures, 'lines'>): ExportLine[] =>
  sections.flatMap(({ section, dimension, labels, unit, of }) => {
    const counted = lines.filter((line) => line.dimension === dimension);
    return Object.entries(labels).flatMap(([code, label]) => {
      const count = countOf(counted, code, of);
      return count === 0 ? [] : [{ section, label, count, unit, ofMentions: null, ofAccompaniments: null }];
    });
  });

const countOf = (lines: readonly Line[], code: string, of: 'items' | 'people'): number =>
  lines.find((line) => line.code === code)?.[of] ?? 0;
