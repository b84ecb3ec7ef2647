import { view, type View } from '../../../platform/http/page.js';
import { beneficiariesPaths, type BeneficiaryCard } from '../../beneficiaries/index.js';
import type { ReferralLine } from '../referral-line.js';
import type { ReferralSeen } from '../referral-reading.js';
import { paths } from './paths.js';

interface AgreementModel {
  title: string;
  lede: string;
  receivers: { text: string; status: string }[];
  action: string;
  button: string;
  cancelHref: string;
}

const title = 'La personne retire son accord';
const WHAT_HAPPENS =
  'Les liens de réponse ne s’ouvriront plus. Les lieux déjà informés seront prévenus, sans autre détail, et ne verront plus rien de la personne. La trace de ce qui a été fait reste ici.';

export function oneAgreementPage({ referral }: ReferralSeen): View<AgreementModel> {
  const cancelHref = paths.show.to({ id: referral.id });
  const model: AgreementModel = {
    title,
    lede: `L’orientation vers ${referral.receiverName} sera retirée. ${WHAT_HAPPENS}`,
    receivers: [],
    action: paths.withdrawAgreement.to({ id: referral.id }),
    button: 'Retirer l’accord',
    cancelHref,
  };
  return view('referrals/agreement', title, model, { breadcrumbs: [{ href: cancelHref, text: 'Orientation' }] });
}

export function allAgreementsPage(person: BeneficiaryCard, lines: readonly ReferralLine[]): View<AgreementModel> {
  const cancelHref = beneficiariesPaths.caseFile.to({ id: person.id });
  const model: AgreementModel = {
    title,
    lede:
      lines.length > 1
        ? `Ces ${lines.length} orientations seront retirées en une fois. ${WHAT_HAPPENS}`
        : `Cette orientation sera retirée. ${WHAT_HAPPENS}`,
    receivers: lines.map((line) => ({ text: line.receiverName, status: line.statusLabel.toLowerCase() })),
    action: paths.withdrawAgreements.to({ id: person.id }),
    button: lines.length > 1 ? 'Retirer l’accord pour toutes' : 'Retirer l’accord',
    cancelHref,
  };
  return view('referrals/agreement', title, model, { breadcrumbs: [{ href: cancelHref, text: person.displayName }] });
}
