import type { ImportStatus } from '../import-status.js';
import type { PersonField } from '../reading/layout.js';

export const fieldLabels: Readonly<Record<PersonField, string>> = {
  lastName: 'Nom',
  firstName: 'Prénom',
  birthYear: 'Année de naissance',
  communeName: 'Commune',
  communeInsee: 'Code Insee de la commune',
  postalCode: 'Code postal',
  phone: 'Téléphone',
  email: 'Adresse mail',
  gender: 'Genre',
  socialStatus: 'Statut',
  notes: 'Notes',
};

export const statusTags: Readonly<Record<ImportStatus, { text: string; tone: string }>> = {
  mapping: { text: 'Colonnes à reconnaître', tone: 'attention' },
  analysing: { text: 'Analyse en cours', tone: 'info' },
  analysed: { text: 'À vérifier', tone: 'attention' },
  applying: { text: 'Import en cours', tone: 'info' },
  applied: { text: 'Importé', tone: 'success' },
  undoing: { text: 'Annulation en cours', tone: 'info' },
  undone: { text: 'Annulé', tone: 'neutral' },
  failed: { text: 'Arrêté', tone: 'warning' },
};

export const layoutLabels = {
  coop_workbook: 'Classeur d’import de La Coop',
  coop_people: 'Export des bénéficiaires de La Coop',
  coop_sessions: 'Export des accompagnements de La Coop',
  other: 'Autre tableau',
} as const;

export const reasonLabels: Readonly<Record<string, string>> = {
  name: 'même nom ou presque',
  phone: 'même téléphone',
  email: 'même adresse mail',
};
