import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import type { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import type { Clock } from '../../../platform/time/clock.js';
import { checkPassword } from '../password-rule.js';
import { hashPassword } from '../sign-in/passwords.js';

/**
 * Opens an administrator's account from the command line: the only way into a new production database, which has
 * nobody to invite anybody and no default password.
 * @returns what is wrong, in French; undefined once the account is open
 */
export async function addAdministrator(
  unitOfWork: UnitOfWork,
  clock: Clock,
  person: { email: string; firstName: string; lastName: string },
  password: string,
): Promise<string | undefined> {
  const email = person.email.trim().toLowerCase();
  const weakness = checkPassword(password, { ...person, email });
  if (weakness !== undefined) return weakness;
  const passwordHash = await hashPassword(password);
  return unitOfWork.run(async () => {
    const id = newId();
    const opened = await unitOfWork.execute(
      `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (email) DO NOTHING`,
      [id, email, person.firstName, person.lastName, passwordHash, clock.now()],
    );
    if (opened === 0) return 'Un compte existe déjà avec cette adresse mail.';
    await unitOfWork.execute(
      `INSERT INTO membership (id, user_id, role, starts_on) VALUES ($1, $2, 'administrator', $3)`,
      [newId(), id, clock.today()],
    );
    await new AuditTrail(unitOfWork, clock).record({
      verb: 'user.open-administrator',
      subjectKind: 'user',
      subjectId: id,
      userId: id,
    });
    return undefined;
  });
}
