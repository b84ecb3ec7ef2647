/** The rules of the table, word for word those of its migration. */
export const messageChecks = {
  status: `status IN
          ('queued', 'sending', 'sent', 'failed', 'bounced', 'kept', 'to_call', 'called', 'cancelled')`,
  channel: `channel IN ('email', 'sms', 'call') AND (channel = 'call' OR recipient IS NOT NULL)
          AND (status IN ('to_call', 'called')) <= (channel = 'call') AND (status = 'kept') <= (channel = 'email')`,
  recipient: `recipient_kind IN ('structure', 'person', 'user') AND btrim(recipient_name) <> ''`,
  subject: `subject_kind IN ('referral', 'trial', 'registration', 'appointment')
          AND (structure_id IS NULL) <= (subject_kind = 'trial')`,
  due: `(status IN ('queued', 'sending')) = (due_at IS NOT NULL)
          AND (status = 'sending') = (claimed_until IS NOT NULL)`,
  sent: `(status IN ('sent', 'bounced')) = (sent_at IS NOT NULL)`,
  end: `(status IN ('failed', 'bounced', 'called', 'cancelled')) = (ended_at IS NOT NULL)
          AND (status IN ('bounced', 'called')) <= (handled_by IS NOT NULL)
          AND (handled_by IS NOT NULL) <= (status IN ('sent', 'bounced', 'called'))`,
  failure: `(status = 'failed') <= (failure_code IS NOT NULL)
          AND (failure_reply IS NOT NULL) <= (failure_code IS NOT NULL)
          AND failure_code IN ('address_refused', 'message_refused', 'try_later', 'no_connection', 'timeout',
            'sign_in_refused', 'not_composed', 'interrupted')
          AND char_length(failure_reply) <= 200 AND attempts >= 0`,
};
