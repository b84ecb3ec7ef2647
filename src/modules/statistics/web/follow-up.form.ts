import { IsIn, IsOptional, Max, Min } from 'class-validator';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import { isId } from '../../../platform/ids.js';
import type { FollowUpFilter, Grouping } from '../follow-up.js';
import { FiguresForm } from './figures.form.js';

/** Codes of the address, in French as people share it. */
export const groupingCodes = { expediteur: 'sender', destinataire: 'receiver', caisse: 'fund' } as const;
export const filterCodes = { silence: 'silent', refus: 'refused', toutes: 'all' } as const;

const LAST_PAGE = 200;

export class FollowUpForm extends FiguresForm {
  @IsOptional()
  @IsIn(Object.keys(groupingCodes), { message: 'Choisissez un regroupement de la liste.' })
  par?: keyof typeof groupingCodes = 'expediteur';

  @IsOptional()
  @AsInteger()
  @Min(1, { message: 'Il n’y a pas de page avant la première.' })
  @Max(LAST_PAGE, { message: 'Cette page est trop loin\u00a0: choisissez une période plus courte.' })
  page?: number = 1;

  get grouping(): Grouping {
    return (this.par && groupingCodes[this.par]) ?? 'sender';
  }

  get pageNumber(): number {
    const asked = this.page ?? 1;
    return asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  }
}

export class FollowUpLinesForm extends FiguresForm {
  @IsOptional()
  @IsIn(Object.keys(filterCodes), { message: 'Choisissez un filtre de la liste.' })
  etat?: keyof typeof filterCodes = 'silence';

  @IsOptional()
  expediteur?: string;

  @IsOptional()
  destinataire?: string;

  @IsOptional()
  apres?: string;

  get filter(): FollowUpFilter {
    return (this.etat && filterCodes[this.etat]) ?? 'silent';
  }

  get chosen(): { senderId: string | null; receiverId: string | null; after: string | null } {
    const id = (value: string | undefined) => (isId(value) ? value : null);
    return { senderId: id(this.expediteur), receiverId: id(this.destinataire), after: id(this.apres) };
  }
}
