import { dayIn, type Day } from '../../../platform/time/day.js';
import { shortDay } from '../../../platform/time/french.js';
import type { AccountLine, HeldMembership } from '../accounts/accounts.queries.js';
import { roleLabels } from './labels.js';

interface Tag {
  text: string;
  tone: 'success' | 'neutral' | 'info' | 'attention' | 'warning';
}

/** « depuis le 5 janvier », « du 5 janvier au 2 mars », « à partir du 1er décembre ». */
export function periodWords({ startsOn, endsOn }: { startsOn: Day; endsOn: Day | null }, today: Day): string {
  const start = shortDay(startsOn, today);
  if (endsOn) return `du ${start} au ${shortDay(endsOn, today)}`;
  return startsOn > today ? `à partir du ${start}` : `depuis le ${start}`;
}

export function membershipWords(membership: HeldMembership, today: Day): string {
  const place = membership.role === 'administrator' ? '' : `, ${membership.workplace}`;
  return `${roleLabels[membership.role]}${place}, ${periodWords(membership, today)}`;
}

export const accountState = (account: Pick<AccountLine, 'disabledAt'>): Tag =>
  account.disabledAt ? { text: 'Désactivé', tone: 'warning' } : { text: 'Actif', tone: 'success' };

export function invitationState(expiresAt: Date, now: Date): Tag {
  return expiresAt > now
    ? { text: `Invitation jusqu’au ${shortDay(dayIn(expiresAt), dayIn(now))}`, tone: 'info' }
    : { text: 'Invitation expirée', tone: 'neutral' };
}
