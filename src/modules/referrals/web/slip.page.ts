import { view, type View } from '../../../platform/http/page.js';
import type { ReferralSeen } from '../referral-reading.js';
import { canPrint, writesLetter } from '../slips/what-prints.js';
import { paths } from './paths.js';
import { type SheetChoice, sheetChoice } from './slip-choice.js';

interface PapersModel {
  slip: SheetChoice | null;
  letterHref: string | null;
  nameOnLetter: boolean;
}

/** « À imprimer »: what can be handed to the person, or sent by post to who has no e-mail. */
export function papersPage(seen: ReferralSeen): View<PapersModel> {
  const at = { id: seen.referral.id };
  const prints = canPrint(seen.referral);
  const model = {
    slip: prints ? sheetChoice(paths.slip.to(at)) : null,
    letterHref: prints && writesLetter(seen) ? paths.letter.to(at) : null,
    nameOnLetter: seen.referral.status === 'accepted',
  };
  return view('referrals/papers', 'À imprimer', model, {
    breadcrumbs: [{ href: paths.show.to(at), text: 'Orientation' }],
  });
}
