import { levelLabels } from '../../assessments/index.js';
import { outcomeLabels, pathLabels, refusalReasonLabels, statusLabels } from '../../referrals/index.js';
import { coded, column, DAY, listOf, localDay, NUMBER, type Table, TEXT, YES_NO } from './column.js';

const receiverKinds = {
  internal: 'Même structure',
  fund: 'Caisse',
  place: 'Lieu de l’annuaire',
  structure: 'Structure',
};

const RECEIVER_KIND = `CASE WHEN r.path = 'internal' THEN 'internal' WHEN receiver.kind = 'fund' THEN 'fund'
  WHEN r.receiver_place_id IS NOT NULL THEN 'place' ELSE 'structure' END`;
const ANSWER_HOURS = '(extract(epoch FROM r.answered_at - r.sent_at) / 3600)::integer';

/**
 * What became of each referral, without the person, the words of anyone, the motive of a saisine, or any link.
 * @param where a predicate over `r`, the referrals, made of literals
 */
export const referralsTable = (where: string): Table => ({
  name: 'Orientations',
  columns: [
    column('Envoyée le', 'sentOn', localDay('r.sent_at'), DAY, 12),
    column('Structure qui oriente', 'sender', 'sender.name', TEXT, 28),
    column('Destinataire', 'receiver', 'r.receiver_name', TEXT, 28),
    column('Type de destinataire', 'receiverKind', RECEIVER_KIND, coded(receiverKinds), 18),
    column('Parcours', 'path', 'r.path', coded(pathLabels), 24),
    column('Niveau au départ', 'level', 'r.level', coded(levelLabels), 14),
    column('Ouverte le', 'openedOn', localDay('r.opened_at'), DAY, 12),
    column('Bien reçue le', 'acknowledgedOn', localDay('r.acknowledged_at'), DAY, 12),
    column('Relances', 'reminders', 'r.reminders_sent', NUMBER, 10),
    column('Réponse le', 'answeredOn', localDay('r.answered_at'), DAY, 12),
    column('Délai de réponse (heures)', 'answerHours', ANSWER_HOURS, NUMBER, 12),
    column('État', 'status', 'r.status', coded(statusLabels), 16),
    column('Raisons du refus', 'refusalReasons', 'r.refusal_reasons', listOf(refusalReasonLabels), 30),
    column('Résultat', 'outcome', 'r.outcome', coded(outcomeLabels), 20),
    column('Niveau à la fin', 'levelAfter', 'r.level_after', coded(levelLabels), 14),
    column('Terminée le', 'closedOn', localDay('r.closed_at'), DAY, 12),
    column('Réorientée après un refus', 'rerouted', 'r.rerouted_from IS NOT NULL', YES_NO, 12),
  ],
  from: `FROM referral r
    JOIN structure sender ON sender.id = r.sender_structure_id
    LEFT JOIN structure receiver ON receiver.id = r.receiver_structure_id
   WHERE ${where} ORDER BY r.sent_at, r.id`,
});
