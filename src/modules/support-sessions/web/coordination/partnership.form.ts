import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { AsList } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../../platform/time/day.js';
import type { Partner, Partnership } from '../../coordination/coordination-content.js';
import {
  PARTNER_TYPES,
  type PartnerType,
  PARTNERSHIP_NATURES,
  type PartnershipNature,
  TERRITORIAL_LEVELS,
  type TerritorialLevel,
} from '../../coordination/vocabulary.js';
import { CoordinationForm } from './coordination.form.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

/** A name of one partner structure, or its type; both or neither. */
const PartnerName = (): PropertyDecorator => (target, property) => {
  const short = MaxLength(200, { message: 'Écrivez un nom de 200\u00a0caractères au plus.' });
  for (const rule of [IsOptional(), NoSensitiveText(), short]) rule(target, property);
};
const PartnerKind = (): PropertyDecorator => (target, property) => {
  for (const rule of [IsOptional(), IsIn(Object.keys(PARTNER_TYPES), among)]) rule(target, property);
};

/** The rows of the form. */
export const partnerRows = [1, 2, 3, 4, 5, 6] as const;

type PartnerRow = (typeof partnerRows)[number];
const nameField = (row: PartnerRow) => `partnerName${row}` as const;
const typeField = (row: PartnerRow) => `partnerType${row}` as const;

export class PartnershipForm extends CoordinationForm {
  @AsList()
  @IsIn(Object.keys(PARTNERSHIP_NATURES), { ...among, each: true })
  natures: PartnershipNature[] = [];

  @PartnerName() partnerName1?: string;
  @PartnerName() partnerName2?: string;
  @PartnerName() partnerName3?: string;
  @PartnerName() partnerName4?: string;
  @PartnerName() partnerName5?: string;
  @PartnerName() partnerName6?: string;
  @PartnerKind() partnerType1?: PartnerType;
  @PartnerKind() partnerType2?: PartnerType;
  @PartnerKind() partnerType3?: PartnerType;
  @PartnerKind() partnerType4?: PartnerType;
  @PartnerKind() partnerType5?: PartnerType;
  @PartnerKind() partnerType6?: PartnerType;

  @IsOptional()
  @IsIn(Object.keys(TERRITORIAL_LEVELS), among)
  territorialLevel?: TerritorialLevel;

  get kind() {
    return 'partenariat' as const;
  }

  get saysOther(): boolean {
    return this.natures.includes('autre') || this.partners.some(({ type }) => type === 'autre');
  }

  get partners(): Partner[] {
    return partnerRows.flatMap((row) => {
      const [name, type] = [this[nameField(row)], this[typeField(row)]];
      return name && type ? [{ name, type }] : [];
    });
  }

  get content(): Partnership {
    const { kind, partners } = this;
    const natures = [...new Set(this.natures)];
    return { ...this.common, kind, natures, partners, territorialLevel: this.territorialLevel ?? null };
  }

  override check(today: Day): this {
    super.check(today);
    if (this.natures.length === 0) this.reject('natures', 'Cochez sur quoi porte le partenariat.');
    for (const row of partnerRows) {
      const [name, type] = [this[nameField(row)], this[typeField(row)]];
      if (name && !type) this.reject(typeField(row), 'Choisissez de quelle sorte est cette structure.');
      if (type && !name) this.reject(nameField(row), 'Écrivez le nom de cette structure.');
    }
    const none = partnerRows.every((row) => !this[nameField(row)] && !this[typeField(row)]);
    if (none) this.reject('partnerName1', 'Écrivez au moins une structure partenaire.');
    return this;
  }
}
