import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

interface MessageSettings {
  structureId: string | null;
  kind?: string;
  status?: 'queued' | 'sent' | 'failed' | 'kept' | 'to_call';
  channel?: 'email' | 'sms' | 'call';
  recipient?: string | null;
  recipientName?: string;
  recipientKind?: 'structure' | 'person' | 'user';
  subjectId?: string;
  queuedAt?: string;
}

/** A message as it stands in the outbox: a mail to a partner, kept for want of a mail server, unless told. */
export async function createMessage(db: DataSource, settings: MessageSettings): Promise<string> {
  const id = newId();
  const status = settings.status ?? 'kept';
  const queuedAt = settings.queuedAt ?? '2026-11-24T08:00:00Z';
  await db.query(
    `INSERT INTO message (id, structure_id, kind, subject_kind, subject_id, channel, recipient, recipient_name,
       recipient_kind, status, smtp_message_id, queued_at, due_at, sent_at, ended_at, failure_code)
     VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, '<' || $1 || '@essai>', $11::timestamptz,
       CASE WHEN $10 = 'queued' THEN $11 END, CASE WHEN $10 = 'sent' THEN $11 END,
       CASE WHEN $10 = 'failed' THEN $11 END, CASE WHEN $10 = 'failed' THEN 'address_refused' END)`,
    [
      id,
      settings.structureId,
      settings.kind ?? 'messages.trial',
      settings.structureId === null ? 'trial' : 'referral',
      settings.subjectId ?? newId(),
      settings.channel ?? (status === 'to_call' ? 'call' : 'email'),
      settings.recipient === undefined ? 'accueil@partenaire.test' : settings.recipient,
      settings.recipientName ?? 'Partenaire',
      settings.recipientKind ?? 'structure',
      status,
      queuedAt,
    ],
  );
  return id;
}
