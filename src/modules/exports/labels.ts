import type { SessionFilterName } from '../support-sessions/index.js';
import type { ExportFormat } from './export-asked.js';
import type { ExportKind } from './export-kinds.js';

export const kindLabels: Readonly<Record<ExportKind, string>> = {
  sessions: 'Activités',
  accompaniments: 'Accompagnements',
  referrals: 'Orientations',
  workshops: 'Ateliers',
};

export const lineLabels: Readonly<Record<ExportKind, string>> = {
  sessions: 'Une ligne par activité.',
  accompaniments:
    'Une ligne par personne et par activité. Les personnes d’un atelier qui n’ont pas de fiche sont comptées ensemble, sur une ligne\u00a0: leur genre, leur âge et leur statut ont été comptés chacun à part. La somme de «\u00a0Personnes\u00a0» donne le nombre d’accompagnements.',
  referrals: 'Une ligne par orientation envoyée dans la période, telle qu’elle est au moment de l’export.',
  workshops: 'Une ligne par atelier annoncé, tenu ou annulé. Aucune personne inscrite n’y figure.',
};

export const formatLabels: Readonly<Record<ExportFormat, string>> = {
  csv: 'Texte (.csv)',
  xlsx: 'Classeur Excel (.xlsx)',
  ods: 'Classeur LibreOffice (.ods)',
  jsonl: 'Pour un programme (JSON Lines, .jsonl)',
  coop: 'Format La Coop (.xlsx)',
};

export const filterLabels: Readonly<Record<SessionFilterName, string>> = {
  kind: 'Type d’activité',
  structureId: 'Structure',
  placeId: 'Lieu',
  commune: 'Commune de l’activité',
  epci: 'Intercommunalité de l’activité',
  department: 'Département de la structure',
  region: 'Région de la structure',
  mediatorId: 'Médiateur·rice',
  teamId: 'Équipe',
  topic: 'Thématique',
  procedure: 'Démarche',
  equipment: 'Matériel',
  level: 'Niveau de la personne',
  programme: 'Programme de l’atelier',
  tagId: 'Étiquette',
};
