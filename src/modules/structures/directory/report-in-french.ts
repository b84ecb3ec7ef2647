import type { ImportResult } from './directory-importer.js';
import { fieldLabel } from './field-labels.js';

/** The outcome of an import as lines of text, for the terminal. */
export function reportInFrench({ fileName, source, status, report }: ImportResult): string[] {
  return [
    `Annuaire «\u00a0${fileName}\u00a0», source «\u00a0${source}\u00a0»`,
    ...report.fileNotes.map((note) => `  ${note}`),
    `  ${counted(report.rows, 'ligne lue', 'lignes lues')}\u00a0: ` +
      `${counted(report.accepted, 'acceptée', 'acceptées')} (dont ${count(report.repaired)} avec réparation), ` +
      counted(report.refused, 'refusée', 'refusées'),
    `  Par rapport à la base\u00a0: ${counted(report.created, 'nouveau lieu', 'nouveaux lieux')}, ` +
      `${counted(report.changed, 'changé', 'changés')}, ${counted(report.unchanged, 'inchangé', 'inchangés')}, ` +
      counted(report.gone, 'disparu du fichier', 'disparus du fichier'),
    ...changedFields(report),
    `  Positions\u00a0: ${counted(report.approximatePositions, 'approximative', 'approximatives')} (centre de la commune), ` +
      counted(report.doubtfulPositions, 'douteuse', 'douteuses'),
    ...(report.unreadableHours > 0
      ? [`  Horaires affichés tels quels, faute d’avoir pu être lus\u00a0: ${count(report.unreadableHours)}`]
      : []),
    ...(report.repairs.length > 0 ? ['Réparations'] : []),
    ...report.repairs.map((repair) => `  ${count(repair.count)} × ${repair.field}\u00a0: ${repair.rule}`),
    ...(report.motives.length > 0 ? ['Motifs de refus'] : []),
    ...report.motives.map((motive) => `  ${count(motive.count)} × ${motive.motive}`),
    ...(report.goneExamples.length > 0 ? ['Lieux disparus du fichier (les premiers)'] : []),
    ...report.goneExamples.map((name) => `  ${name}`),
    CONCLUSIONS[status](report.accepted, report.previous),
  ];
}

function changedFields({ fieldChanges = [], keptLocal = 0 }: ImportResult['report']): string[] {
  const fields = fieldChanges.map(({ field, count: times }) => `${fieldLabel(field).toLowerCase()} ${count(times)}`);
  return [
    ...(fields.length > 0 ? [`  Champs changés\u00a0: ${fields.join(', ')}`] : []),
    ...(keptLocal > 0 ? [`  Modifiés ici, donc laissés tels quels\u00a0: ${count(keptLocal)}`] : []),
  ];
}

const CONCLUSIONS: Readonly<Record<ImportResult['status'], (accepted: number, previous: number) => string>> = {
  analysed: () => 'Analyse seule\u00a0: rien n’a été changé dans l’annuaire.',
  unchanged: () => 'Rien à faire.',
  applied: () => 'Import fait.',
  stopped: (accepted, previous) =>
    `Import arrêté\u00a0: le fichier a ${counted(accepted, 'lieu', 'lieux')}, la source en avait ${count(previous)}. ` +
    'Un fichier tronqué ferait disparaître des lieux. S’il est complet, recommencez en confirmant (--confirm).',
};

const count = (value: number): string => value.toLocaleString('fr-FR');

const counted = (value: number, one: string, many: string): string => `${count(value)} ${value < 2 ? one : many}`;
