import { Equals, IsOptional, Matches, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { type Motive, motives, type ReferralPath } from '../referral-codes.js';
import type { NewReceiver } from '../reroute.service.js';

const RECEIVER = /^(lieu|structure):([0-9a-f-]{36}):(reinforced_support|workshop|health_access_mission)(?::([a-z]+))?$/;

export class RerouteForm extends Form {
  @IsOptional()
  @NoSensitiveText()
  @MaxLength(1000, { message: 'Le message est trop long\u00a0: 1\u202f000 caractères au plus.' })
  message?: string;

  @Equals('oui', {
    message:
      'L’accord donné valait pour le premier lieu. Demandez à la personne si elle est d’accord pour le nouveau, puis cochez la case.',
  })
  agreed: string;

  /** The button that was pressed. */
  @Matches(RECEIVER, { message: 'Choisissez un lieu parmi ceux proposés.' })
  receiver: string;

  /** Only for a valid form. */
  get chosen(): NewReceiver {
    const [, kind, id = '', path, motive] = RECEIVER.exec(this.receiver) ?? [];
    return {
      receiver: kind === 'lieu' ? { placeId: id } : { structureId: id },
      path: path as ReferralPath,
      motive: motives.find((code: Motive) => code === motive) ?? null,
    };
  }
}

/** What a button says when it is pressed. */
export const receiverCode = (kind: 'lieu' | 'structure', id: string, path: string, motive?: string): string =>
  [kind, id, path, ...(motive ? [motive] : [])].join(':');
