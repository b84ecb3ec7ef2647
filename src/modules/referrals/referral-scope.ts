/** The sides of `referral.policy.ts` in SQL, on `r`: $1 the actor’s structure, $2 their account, $3 their role. */

/** Within one structure, the desk that receives: as `deskOf`. */
const RECEIVING_DESK = `(r.sent_at IS NOT NULL AND r.sender_id <> $2
  AND coalesce(r.receiver_user_id = $2 OR r.receiver_role = $3, false))`;

export const SENT_BY = `(r.sender_structure_id = $1 AND (r.path <> 'internal' OR NOT ${RECEIVING_DESK}))`;

export const RECEIVED_BY = `(r.receiver_structure_id = $1 AND r.sent_at IS NOT NULL
  AND (r.path <> 'internal' OR ${RECEIVING_DESK}))`;

/**
 * SQL: the referral `r` may be called silent. Its place in the line of a workshop is no silence. A caisse has its own delay: before it is over, nobody is reminded of a
 * saisine and none expires.
 * @param now SQL of an instant
 */
export const beyondItsDelay = (now: string): string =>
  `r.workshop_id IS NULL AND NOT EXISTS (SELECT FROM saisine WHERE saisine.referral_id = r.id
     AND saisine.answer_due_on >= (${now} AT TIME ZONE 'Europe/Paris')::date)`;
