/**
 * SQL: when people animate published workshops between two instants, as (agent_id, starts_at, ends_at). A workshop lasts
 * a day at most: the index on its beginning is enough.
 *
 * @param agents SQL that gives an array of accounts, such as `$1::uuid[]`; the others give instants
 */
export const animatedTimesSql = (agents: string, from: string, until: string): string => `
  SELECT animator.user_id AS agent_id, w.starts_at, w.ends_at
    FROM workshop_animator animator JOIN workshop w ON w.id = animator.workshop_id
   WHERE animator.user_id = ANY (${agents}) AND w.status = 'published'
     AND w.starts_at > ${from} - interval '24 hours' AND w.starts_at < ${until} AND w.ends_at > ${from}`;
