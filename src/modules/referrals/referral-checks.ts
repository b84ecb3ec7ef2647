/** The rules of the table, word for word those of its migration. */
const levels = `('beginner', 'intermediate', 'independent', 'notAssessed')`;

export const referralChecks = {
  path: `path IN ('reinforced_support', 'workshop', 'health_access_mission')`,
  receiver: `num_nonnulls(receiver_structure_id, receiver_place_id) >= 1
    AND receiver_structure_id IS DISTINCT FROM sender_structure_id`,
  level: `level IN ${levels}`,
  levelAfter: `level_after IN ${levels}`,
  motive: `(path = 'health_access_mission') = (motive IS NOT NULL)
    AND motive IN ('digital', 'rights', 'care', 'social')`,
  status: `status IN ('draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed')`,
  agreement: `num_nonnulls(agreement_on, agreement_how) IN (0, 2)
    AND agreement_how IN ('oral', 'signature') AND (status = 'draft' OR agreement_on IS NOT NULL
    OR (status = 'withdrawn' AND sent_at IS NULL))`,
  sent: `status = 'draft' AND sent_at IS NULL
    OR status = 'withdrawn' OR status IN ('sent', 'accepted', 'refused', 'closed') AND sent_at IS NOT NULL`,
  answer: `(status IN ('accepted', 'refused', 'closed')) = (answered_at IS NOT NULL)
    AND (answered_at IS NULL) = (answered_by IS NULL)
    AND (answered_at IS NULL) <= (appointment_on IS NULL AND answer_words IS NULL)`,
  refusal: `(status = 'refused') = (refusal_reason IS NOT NULL AND btrim(refusal_words) <> '')
    AND (refusal_reason IS NULL) = (refusal_words IS NULL)
    AND refusal_reason IN ('not_reachable', 'did_not_come_to_interview', 'hired_elsewhere', 'training',
      'not_eligible', 'not_mobile', 'not_interested', 'incompatible', 'session_full', 'duplicate', 'other')`,
  withdrawal: `(status = 'withdrawn') = (withdrawn_at IS NOT NULL)
    AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL) AND btrim(withdrawal_reason) <> ''`,
  outcome: `(status = 'closed') = (outcome IS NOT NULL)
    AND (status = 'closed') = (closed_at IS NOT NULL) AND (closed_at IS NULL) = (closed_by IS NULL)
    AND outcome IN ('accompanied', 'did_not_come', 'unreachable', 'redirected', 'given_up', 'other')
    AND (outcome = 'other') <= (coalesce(btrim(outcome_words), '') <> '')`,
};
