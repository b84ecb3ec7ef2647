import { channelLabels, messageStatusLabels } from '../../messages/index.js';
import { type SummaryPart, THE_STRUCTURE } from './summary-part.js';
import { told } from './words.js';

const recipients = { structure: 'Une structure', person: 'Vous, ou votre proche aidant', user: 'Un·e collègue' };

/** What the structure wrote about the person’s referrals, registrations and appointments. The words themselves are never kept. */
export const messagePart: SummaryPart = {
  entity: 'Message',
  heading: 'Messages envoyés',
  from: `FROM message t WHERE t.structure_id = $2 AND (t.subject_kind, t.subject_id) IN (
      SELECT 'referral', r.id FROM referral r WHERE r.beneficiary_id = $1
      UNION ALL SELECT 'registration', g.id FROM registration g WHERE g.beneficiary_id = $1
      UNION ALL SELECT 'appointment', a.id FROM appointment a WHERE a.beneficiary_id = $1)
    ORDER BY t.queued_at DESC`,
  told: {
    kind: {
      label: 'Message',
      words: (value, { messageLabel }) => (typeof value === 'string' ? messageLabel(value) : null),
    },
    recipientName: told.text('À', `CASE WHEN t.recipient_kind <> 'user' THEN t.recipient_name END`),
    recipientKind: told.code('Destinataire', recipients),
    recipient: told.text('Adresse ou numéro', `CASE WHEN t.recipient_kind = 'person' THEN t.recipient END`),
    channel: told.code('Par', channelLabels),
    status: told.code('Où il en est', messageStatusLabels),
    queuedAt: told.instant('Écrit le'),
    sentAt: told.instant('Envoyé le'),
    endedAt: told.instant('Terminé le'),
    failureCode: told.yes('N’est pas arrivé', 't.failure_code IS NOT NULL'),
    failureReply: told.text('Réponse du serveur', `CASE WHEN t.recipient_kind = 'person' THEN t.failure_reply END`),
    subjectId: told.text(
      'Au sujet de',
      `coalesce((SELECT r.receiver_name FROM referral r WHERE r.id = t.subject_id),
        (SELECT w.title FROM registration g JOIN workshop w ON w.id = g.workshop_id WHERE g.id = t.subject_id),
        (SELECT n.label FROM appointment a JOIN appointment_reason n ON n.id = a.reason_id WHERE a.id = t.subject_id))`,
    ),
  },
  untold: { structureId: THE_STRUCTURE },
};
