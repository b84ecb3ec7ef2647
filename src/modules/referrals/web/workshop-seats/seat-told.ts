import { Injectable } from '@nestjs/common';
import { ReferralSeats } from '../../../workshops/index.js';
import { ordinal } from './offer-words.js';

const SENT = 'Orientation envoyée. La réponse s’affichera ici et sur votre page d’accueil.';

/** What is told once a referral has left: its seat, when it asked for one. */
@Injectable()
export class SeatTold {
  constructor(private readonly seats: ReferralSeats) {}

  async sent(referralId: string): Promise<string> {
    const seat = await this.seats.of(referralId);
    if (!seat) return SENT;
    return seat.position === null
      ? 'Place réservée\u00a0: la personne est inscrite à l’atelier.'
      : `Atelier complet\u00a0: la personne est ${ordinal(seat.position)} sur la liste d’attente. Vous saurez ici si une place se libère.`;
  }
}
