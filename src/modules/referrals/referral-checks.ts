/** The rules of the table, word for word those of its migration. */
const levels = `('beginner', 'intermediate', 'independent', 'notAssessed')`;

export const referralChecks = {
  path: `path IN ('reinforced_support', 'workshop', 'health_access_mission', 'internal')`,
  receiver: `num_nonnulls(receiver_structure_id, receiver_place_id) >= 1
    AND (path = 'internal') = (receiver_structure_id IS NOT DISTINCT FROM sender_structure_id)
    AND (path = 'internal') = (num_nonnulls(receiver_user_id, receiver_role) = 1)
    AND num_nonnulls(receiver_user_id, receiver_role) <= 1 AND receiver_role IN ('mediator', 'counter')`,
  workshop: `(workshop_id IS NOT NULL) <= (path = 'workshop')`,
  level: `level IN ${levels}`,
  levelAfter: `level_after IN ${levels}`,
  motive: `(path = 'health_access_mission') = (motive IS NOT NULL)
    AND motive IN ('digital', 'rights', 'care', 'social')`,
  status: `status IN ('draft', 'sent', 'accepted', 'refused', 'withdrawn', 'expired', 'closed')`,
  agreement: `num_nonnulls(agreement_on, agreement_how) IN (0, 2)
    AND agreement_how IN ('oral', 'signature') AND (status = 'draft' OR path = 'internal'
    OR agreement_on IS NOT NULL OR (status = 'withdrawn' AND sent_at IS NULL))`,
  sent: `(status = 'draft') <= (sent_at IS NULL)
    AND (status IN ('sent', 'accepted', 'refused', 'expired', 'closed')) <= (sent_at IS NOT NULL)
    AND (sent_at IS NULL) <= (num_nonnulls(opened_at, acknowledged_at, last_reminded_at) = 0 AND reminders_sent = 0)`,
  answer: `(status IN ('accepted', 'refused', 'closed')) <= (answered_at IS NOT NULL)
    AND (status IN ('draft', 'sent', 'expired')) <= (answered_at IS NULL)
    AND num_nonnulls(answered_by, answered_by_link) <= num_nonnulls(answered_at)
    AND (num_nonnulls(answered_by, answered_by_link) = num_nonnulls(answered_at) OR workshop_id IS NOT NULL)
    AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)`,
  refusal: `(status = 'refused') = (cardinality(refusal_reasons) > 0)
    AND (status = 'refused') = (coalesce(btrim(refusal_words), '') <> '')
    AND refusal_reasons <@ ARRAY['not_reachable', 'did_not_come_to_interview', 'hired_elsewhere', 'training',
      'not_eligible', 'not_mobile', 'not_interested', 'incompatible', 'session_full', 'duplicate', 'other']`,
  withdrawal: `(status = 'withdrawn') = (withdrawn_at IS NOT NULL)
    AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND btrim(withdrawal_reason) <> ''
    AND (withdrawn_at IS NULL) = (withdrawal_kind IS NULL)
    AND withdrawal_kind IN ('by_sender', 'agreement_withdrawn')
    AND (withdrawal_kind = 'by_sender') <= (answered_at IS NULL)`,
  expiry: `(status = 'expired') = (expired_at IS NOT NULL)`,
  outcome: `(status = 'closed') = (outcome IS NOT NULL)
    AND (status = 'closed') = (closed_at IS NOT NULL)
    AND num_nonnulls(closed_by, closed_by_link) <= num_nonnulls(closed_at)
    AND (num_nonnulls(closed_by, closed_by_link) = num_nonnulls(closed_at) OR workshop_id IS NOT NULL)
    AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
    AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> '')`,
};
