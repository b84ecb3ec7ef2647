import type { UnitOfWork } from '../../../platform/db/index.js';

/** Ends all that an account has open, as Passport and the session store keep it, in the caller's transaction. */
export async function endSessions(unitOfWork: UnitOfWork, userId: string): Promise<void> {
  await unitOfWork.execute(`DELETE FROM http_session WHERE sess #>> '{passport,user,userId}' = $1`, [userId]);
}
