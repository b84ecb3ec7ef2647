import { view, type View } from '../../../../platform/http/page.js';
import type { ReferralSeat } from '../../../workshops/index.js';
import type { Referral } from '../../referral.entity.js';
import { paths } from '../paths.js';
import { momentOf } from './offer-words.js';

const title = 'La personne ne viendra pas';

export function seatBackPage({ id }: Pick<Referral, 'id'>, seat: ReferralSeat): View {
  const cancelHref = paths.show.to({ id });
  const place = seat.status === 'waiting' ? 'Son tour dans la liste d’attente' : 'Sa place';
  const model = {
    title,
    lede: `${place} à l’atelier «\u00a0${seat.title}\u00a0» (${momentOf(seat).toLowerCase()}) sera rendu${seat.status === 'waiting' ? '' : 'e'}, et l’orientation prendra fin. Qui attend une place en profite.`,
    receivers: [],
    action: paths.giveSeatBack.to({ id }),
    button: 'Rendre la place',
    cancelHref,
  };
  return view('referrals/agreement', title, model, { breadcrumbs: [{ href: cancelHref, text: 'Orientation' }] });
}
