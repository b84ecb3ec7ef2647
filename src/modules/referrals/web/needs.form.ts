import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import { type Need, NEEDS } from '../routing/candidates.js';
import { type Care, CARES, type Constraints, mobilities, type Mobility } from '../routing/constraints.js';
import { dayLabels } from './needs-labels.js';

const ignored = { message: 'Choisissez parmi les réponses proposées.' };

/** Codes only, so that it may stand in an address. What is not one of them is left out: the page stays useful. */
export class NeedsForm extends Form {
  @AsList()
  @IsIn(Object.keys(NEEDS), { ...ignored, each: true })
  besoin: string[] = [];

  @IsOptional()
  @IsIn(mobilities, ignored)
  deplacement?: string;

  /** 1 for Monday … 6 for Saturday. */
  @AsList()
  @IsIn(Object.keys(dayLabels), { ...ignored, each: true })
  jour: string[] = [];

  @AsList()
  @IsIn(Object.keys(CARES), { ...ignored, each: true })
  accueil: string[] = [];

  /** The referral that was refused, when other places are looked for. */
  @IsOptional()
  @IsUUID(undefined, ignored)
  apres?: string;

  /** Set by the form itself: what is then left empty was meant so. */
  @IsOptional()
  @IsIn(['oui'])
  precise?: string;

  get needs(): Need[] {
    return this.besoin.filter((code): code is Need => Object.hasOwn(NEEDS, code));
  }

  get constraints(): Constraints {
    return {
      mobility: mobilities.find((code) => code === this.deplacement) ?? 'free',
      days: this.jour.filter((code) => Object.hasOwn(dayLabels, code)).map(Number),
      cares: this.accueil.filter((code): code is Care => Object.hasOwn(CARES, code)),
    };
  }

  get mobility(): Mobility {
    return this.constraints.mobility;
  }

  /** Begins with the needs of an earlier referral, unless the person who looks has said otherwise. */
  startFrom(needs: readonly Need[]): this {
    if (this.precise === 'oui' || this.besoin.length > 0) return this;
    this.besoin = [...needs];
    this.keepTyped({ deplacement: this.deplacement, jour: this.jour, accueil: this.accueil, besoin: this.besoin });
    return this;
  }
}
