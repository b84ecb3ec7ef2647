import type { Message } from './message.entity.js';

/** What a line of the outbox holds at first; its times are written as JSON holds them. */
export interface OutboxLine extends Pick<
  Message,
  | 'id'
  | 'structureId'
  | 'kind'
  | 'subjectKind'
  | 'subjectId'
  | 'channel'
  | 'recipient'
  | 'recipientName'
  | 'recipientKind'
  | 'details'
  | 'status'
  | 'smtpMessageId'
> {
  queuedAt: string;
}

/** Thousands of lines in one statement: TypeORM would write a parameter for each column of each. $1: `OutboxLine[]` as JSON. */
export const INSERT_LINES = `
  INSERT INTO message (id, structure_id, kind, subject_kind, subject_id, channel, recipient, recipient_name,
    recipient_kind, details, status, smtp_message_id, queued_at, due_at)
  SELECT id, "structureId", kind, "subjectKind", "subjectId", channel, recipient, "recipientName", "recipientKind",
         details, status, "smtpMessageId", "queuedAt", CASE WHEN status = 'queued' THEN "queuedAt" END
    FROM jsonb_to_recordset($1::jsonb) AS line (id uuid, "structureId" uuid, kind text, "subjectKind" text,
      "subjectId" uuid, channel text, recipient text, "recipientName" text, "recipientKind" text, details jsonb,
      status text, "smtpMessageId" text, "queuedAt" timestamptz)`;
