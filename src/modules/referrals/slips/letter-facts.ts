import { showPhone } from '../../../platform/contact/phone.js';
import type { Day } from '../../../platform/time/day.js';
import { fullDay, longDay } from '../../../platform/time/french.js';
import { levelLabels } from '../../assessments/index.js';
import type { ReferralSeen } from '../referral-reading.js';
import { personViewOf } from '../referral.policy.js';
import { NEEDS } from '../routing/candidates.js';
import { agreementWayLabels, motiveLabels, pathLabels, refusalReasonLabels } from '../web/labels.js';
import type { LetterData } from './letter.js';
import { addressOf, type Destination } from './slip-facts.js';

/** What the letter says of a referral that was sent: what its receiver may read at that moment, less the first name. */
export function letterFacts(seen: ReferralSeen, to: Destination, today: Day): LetterData {
  const { referral, sender } = seen;
  return {
    reference: referenceOf(referral.id),
    writtenOn: longDay(today),
    receiver: { name: referral.receiverName, address: addressOf(to) },
    sender: {
      structureName: sender?.structureName ?? '',
      personName: sender?.personName ?? '',
      phone: sender?.phone ? showPhone(sender.phone) : null,
      email: sender?.email ?? null,
    },
    path: pathLabels[referral.path],
    level: levelLabels[referral.level],
    needs: referral.needs.map((need) => (need in NEEDS ? NEEDS[need as keyof typeof NEEDS] : need)),
    motive: referral.motive && motiveLabels[referral.motive],
    communeName: communeOf(seen),
    message: referral.message,
    agreement: agreementOf(seen),
    person: personOf(seen),
    refusalReasons: Object.values(refusalReasonLabels),
  };
}

/** « 7F3A-21BC »: the end of the identifier, enough for a desk to find its own referral by phone. */
export function referenceOf(id: string): string {
  const end = id.slice(-8).toUpperCase();
  return `${end.slice(0, 4)}-${end.slice(4)}`;
}

function agreementOf({ referral: { agreementOn, agreementHow } }: ReferralSeen): string {
  if (!agreementOn || !agreementHow) return 'son accord est noté';
  return `le ${fullDay(agreementOn)}, ${agreementWayLabels[agreementHow].toLowerCase()}`;
}

function communeOf({ person }: ReferralSeen): string | null {
  if (person.view === 'full') return person.card.communeName;
  return person.view === 'glimpse' ? person.glimpse.communeName : null;
}

function personOf({ referral, person }: ReferralSeen): LetterData['person'] {
  if (person.view !== 'full' || personViewOf('receiver', referral) !== 'full') return null;
  return { name: person.card.displayName, phone: person.card.phone && showPhone(person.card.phone) };
}
