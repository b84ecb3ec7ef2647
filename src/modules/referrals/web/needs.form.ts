import { IsIn } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import { type Need, NEEDS } from '../routing/candidates.js';

/** Codes only, so that it may stand in an address. What is not a need is left out: the page stays useful. */
export class NeedsForm extends Form {
  @AsList()
  @IsIn(Object.keys(NEEDS), { each: true, message: 'Choisissez parmi les besoins proposés.' })
  besoin: string[] = [];

  get needs(): Need[] {
    return this.besoin.filter((code): code is Need => code in NEEDS);
  }
}
