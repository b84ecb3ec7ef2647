import type { ReferralSeat } from '../../workshops/index.js';

/** It may still be given back: nobody has come to it, or failed to. */
export const isLive = ({ status }: Pick<ReferralSeat, 'status'>): boolean =>
  status === 'waiting' || status === 'offered' || status === 'pending' || status === 'registered';
