import { relativeMoment } from '../../../platform/time/french.js';
import { messagesPaths, type Receipt } from '../../messages/index.js';

/** What the partial `timeline` reads. */
interface Item {
  when: string;
  datetime: string;
  text: string;
  href: string;
  detail: string;
  by: string;
}

/** What became of each message of a referral, newest first. */
export const receiptItems = (receipts: readonly Receipt[], now: Date): Item[] =>
  receipts.toReversed().map((receipt) => {
    const { id, kindLabel, statusLabel, recipientName, recipient, failureInFrench } = receipt;
    const at = receipt.sentAt ?? receipt.endedAt ?? receipt.queuedAt;
    const to = recipient ? `${recipientName}, ${recipient}` : recipientName;
    return {
      ...{ when: relativeMoment(at, now), datetime: at.toISOString(), by: statusLabel },
      ...{ text: kindLabel, href: messagesPaths.show.to({ id }) },
      detail: failureInFrench ? `À ${to}. ${failureInFrench}` : `À ${to}`,
    };
  });
