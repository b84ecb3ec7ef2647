import { levelLabels } from '../assessments/index.js';
import { outcomeLabels, pathLabels, refusalReasonLabels, statusLabels } from '../referrals/index.js';
import { headed, labelled, typed } from './sql-words.js';

const day = (column: string): string => `to_char(${column} AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY')`;

/** What became of each referral, without the person, the words of anyone, the motive of a saisine, or any link. */
const columns: [heading: string, sql: string][] = [
  ['Envoyée le', day('r.sent_at')],
  ['Structure qui oriente', typed('sender.name')],
  ['Destinataire', typed('r.receiver_name')],
  [
    'Type de destinataire',
    `CASE WHEN r.path = 'internal' THEN 'Même structure' WHEN receiver.kind = 'fund' THEN 'Caisse'
          WHEN r.receiver_place_id IS NOT NULL THEN 'Lieu de l’annuaire' ELSE 'Structure' END`,
  ],
  ['Parcours', labelled('r.path', pathLabels)],
  ['Niveau au départ', labelled('r.level', levelLabels)],
  ['Ouverte le', day('r.opened_at')],
  ['Bien reçue le', day('r.acknowledged_at')],
  ['Relances', 'r.reminders_sent'],
  ['Réponse le', day('r.answered_at')],
  ['Délai de réponse (heures)', '(extract(epoch FROM r.answered_at - r.sent_at) / 3600)::integer'],
  ['État', labelled('r.status', statusLabels)],
  [
    'Raisons du refus',
    `array_to_string(ARRAY(SELECT ${labelled('reason', refusalReasonLabels)} FROM unnest(r.refusal_reasons) reason), ' | ')`,
  ],
  ['Résultat', labelled('r.outcome', outcomeLabels)],
  ['Niveau à la fin', labelled('r.level_after', levelLabels)],
  ['Terminée le', day('r.closed_at')],
  ['Réorientée après un refus', `CASE WHEN r.rerouted_from IS NULL THEN 'Non' ELSE 'Oui' END`],
];

/**
 * The whole query, its filter already made of literals (see `withLiterals`).
 * @param where a predicate over `r`, the referrals
 */
export const referralsQuery = (where: string): string => `
  SELECT ${headed(columns)}
    FROM referral r
    JOIN structure sender ON sender.id = r.sender_structure_id
    LEFT JOIN structure receiver ON receiver.id = r.receiver_structure_id
   WHERE ${where}
   ORDER BY r.sent_at, r.id`;
