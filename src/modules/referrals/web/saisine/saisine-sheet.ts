import { showPhone } from '../../../../platform/contact/phone.js';
import type { Day } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import { levelLabels } from '../../../assessments/index.js';
import { schemeLabels } from '../../../beneficiaries/index.js';
import type { Fund } from '../../../structures/index.js';
import type { CallBackContact } from '../../saisine/saisine.queries.js';
import type { SaisineSeen } from '../../saisine/saisine-reading.js';
import type { SaisineSheetData } from '../../slips/saisine-sheet.js';
import { agreementWayLabels, motiveLabels } from '../labels.js';
import { saisineNeedLabels } from './labels.js';
import { languageInWords, slotsInWords } from './saisine-rows.js';

/** A sheet is printed for those alone who may read whom it is about. */
export type SaisineToPrint = SaisineSeen & { contact: CallBackContact };

export const canPrint = (found: SaisineSeen): found is SaisineToPrint => found.contact !== null;

const shown = (phone: string | null | undefined): string | null => (phone ? showPhone(phone) : null);

const lines = (...values: (string | null)[]): string[] => values.filter((value): value is string => Boolean(value));

/** What the « fiche de saisine » says, in words ready to print. */
export function sheetOf(found: SaisineToPrint, fund: Fund, today: Day): SaisineSheetData {
  const { contact, saisine, seen } = found;
  const { referral, sender } = seen;
  const { helper, scheme, phone, firstName, lastName, communeName, postalCode, email } = contact;
  return {
    fund: { name: fund.name, contact: lines(fund.address, shown(fund.phone), fund.email, fund.contactHours) },
    sender: {
      structureName: sender?.structureName ?? '',
      agentName: sender?.personName ?? '',
      phone: shown(sender?.phone),
      email: sender?.email ?? null,
    },
    insured: {
      ...{ lastName, firstName, communeName, postalCode, email, phone: shown(phone) },
      scheme: scheme === 'unknown' ? null : schemeLabels[scheme],
    },
    callBackSlots: slotsInWords(saisine.callBackSlots),
    language: languageInWords(saisine),
    helper: helper && { ...helper, phone: shown(helper.phone) },
    motive: referral.motive ? motiveLabels[referral.motive] : '',
    needs: saisine.needs.map((need) => saisineNeedLabels[need]),
    level: { label: levelLabels[referral.level], reason: null },
    agreement: agreementInWords(found),
    more: [],
    preparedOn: fullDay(today),
  };
}

function agreementInWords({ seen: { referral, sender } }: SaisineSeen): string | null {
  const { agreementOn, agreementHow } = referral;
  if (!agreementOn || !agreementHow) return null;
  const way = agreementWayLabels[agreementHow].toLowerCase();
  return `le ${fullDay(agreementOn)}, ${way}, recueilli par ${sender?.personName ?? ''}`;
}
