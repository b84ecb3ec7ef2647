import { channelLabels, messageStatusLabels } from '../../messages/index.js';
import { type SummaryPart, THE_STRUCTURE } from './summary-part.js';
import { told } from './words.js';

const recipients = { structure: 'Une structure', person: 'Vous, ou votre proche aidant', user: 'Un·e collègue' };

/** What the structure wrote about the person's referrals. The words themselves are never kept. */
export const messagePart: SummaryPart = {
  entity: 'Message',
  heading: 'Messages envoyés',
  from: `FROM message t JOIN referral r ON r.id = t.subject_id
     WHERE t.subject_kind = 'referral' AND r.beneficiary_id = $1 AND t.structure_id = $2 ORDER BY t.queued_at DESC`,
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
    subjectId: told.text('Orientation', 'r.receiver_name'),
  },
  untold: { structureId: THE_STRUCTURE },
};
