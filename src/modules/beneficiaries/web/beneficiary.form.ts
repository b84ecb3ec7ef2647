import { Transform } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsNotEmpty, IsOptional, MaxLength, Min, ValidateIf } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsBoolean, AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { type Day, isDay } from '../../../platform/time/day.js';
import type { BeneficiaryCard, BeneficiaryDetails } from '../beneficiary-details.js';
import { parsePhone, showPhone } from '../../../platform/contact/phone.js';
import { type Gender, GENDERS, SOCIAL_STATUSES, type SocialStatus } from '../vocabulary.js';
import {
  type ContactPreference,
  contactPreferenceLabels,
  type Scheme,
  schemeLabels,
  type Wish,
  wishLabels,
} from './labels.js';
import { RefuseWhen } from './refuse-when.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const wrongYear = 'Écrivez l’année de naissance en quatre chiffres, par exemple 1951.';
const wrongPhone =
  'Ce numéro n’existe pas. Écrivez ses dix chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078, ou commencez par + et l’indicatif du pays.';
const tooLong = (most: number) => ({ message: `C’est trop long\u00a0: ${most} caractères au plus.` });

/** The typed phone that no numbering plan knows. */
const isNoPhone = (typed: string | undefined): boolean => typed !== undefined && parsePhone(typed) === undefined;

/** A person's file, to open or to correct. Fields stand in the order of the page. */
export class BeneficiaryForm extends Form {
  @IsNotEmpty({ message: 'Écrivez le prénom.' })
  @MaxLength(100, tooLong(100))
  @NoSensitiveText()
  firstName: string;

  @IsNotEmpty({ message: 'Écrivez le nom.' })
  @MaxLength(100, tooLong(100))
  @NoSensitiveText()
  lastName: string;

  @IsOptional()
  @AsInteger()
  @IsInt({ message: wrongYear })
  @Min(1900, { message: wrongYear })
  birthYear?: number;

  @IsOptional()
  @MaxLength(100, tooLong(100))
  commune?: string;

  /** The one chosen when several communes bear the name, or the one already in the file. */
  @IsOptional()
  communeInsee?: string;

  @IsOptional()
  @RefuseWhen((form: BeneficiaryForm) => isNoPhone(form.phone), wrongPhone)
  @RefuseWhen(
    (form: BeneficiaryForm) => form.noPhone,
    'Vous avez écrit un numéro et coché «\u00a0pas de téléphone\u00a0»\u00a0: gardez l’un des deux.',
  )
  phone?: string;

  @AsBoolean()
  @IsBoolean(among)
  noPhone: boolean = false;

  @IsOptional()
  @MaxLength(254, tooLong(254))
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail(
    { allow_utf8_local_part: true },
    { message: 'Écrivez l’adresse mail en entier, par exemple prenom.nom@exemple.fr.' },
  )
  @RefuseWhen(
    (form: BeneficiaryForm) => form.noEmail,
    'Vous avez écrit une adresse et coché «\u00a0pas d’adresse mail\u00a0»\u00a0: gardez l’une des deux.',
  )
  email?: string;

  @AsBoolean()
  @IsBoolean(among)
  noEmail: boolean = false;

  @IsIn(Object.keys(contactPreferenceLabels), among)
  @RefuseWhen(
    (form: BeneficiaryForm) => form.noPhone && ['call', 'sms'].includes(form.contactPreference),
    'Cette personne n’a pas de téléphone\u00a0: choisissez une autre façon de la joindre.',
  )
  @RefuseWhen(
    (form: BeneficiaryForm) => form.noEmail && form.contactPreference === 'email',
    'Cette personne n’a pas d’adresse mail\u00a0: choisissez une autre façon de la joindre.',
  )
  @RefuseWhen(
    (form: BeneficiaryForm) => form.contactPreference === 'helper' && !form.helperName,
    'Pour passer par un proche, écrivez plus bas qui il est.',
  )
  contactPreference: ContactPreference = 'call';

  @IsIn(Object.keys(SOCIAL_STATUSES), among)
  socialStatus: SocialStatus = 'non_communique';

  @IsIn(Object.keys(GENDERS), among)
  gender: Gender = 'non_communique';

  @IsIn(Object.keys(schemeLabels), among)
  scheme: Scheme = 'unknown';

  @AsList()
  @IsIn(Object.keys(wishLabels), { ...among, each: true })
  wishes: Wish[] = [];

  @ValidateIf(hasHelper)
  @IsNotEmpty({ message: 'Écrivez le nom du proche aidant.' })
  @MaxLength(100, tooLong(100))
  @NoSensitiveText()
  helperName?: string;

  @IsOptional()
  @RefuseWhen((form: BeneficiaryForm) => isNoPhone(form.helperPhone), wrongPhone)
  helperPhone?: string;

  @IsOptional()
  @MaxLength(100, tooLong(100))
  @NoSensitiveText()
  helperRelationship?: string;

  @ValidateIf(hasHelper)
  @IsNotEmpty({ message: 'Écrivez le jour où le proche aidant a donné son accord.' })
  @RefuseWhen(
    (form: BeneficiaryForm) => form.helperAgreedOn !== undefined && !isDay(form.helperAgreedOn),
    'Écrivez un jour qui existe, par exemple 24/11/2026.',
  )
  @AsFrenchDay()
  helperAgreedOn?: Day;

  @IsOptional()
  @MaxLength(2000, tooLong(2000))
  @NoSensitiveText()
  notes?: string;

  @AsBoolean()
  @IsBoolean(among)
  noticeGiven: boolean = false;

  /** The agent has seen the people who look like this one, and says it is none of them. */
  @AsBoolean()
  @IsBoolean(among)
  anotherPerson: boolean = false;

  /** Of the file that was read, when one is corrected. */
  @IsOptional()
  @AsInteger()
  @IsInt({ message: 'Rouvrez la fiche, puis recommencez.' })
  version?: number;

  static from(card: BeneficiaryCard): BeneficiaryForm {
    const known = Object.fromEntries(Object.entries(card).filter(([, value]) => value !== null));
    return Object.assign(new BeneficiaryForm(), known, {
      commune: [card.postalCode, card.communeName].filter(Boolean).join(' ') || undefined,
      phone: card.phone ? showPhone(card.phone) : undefined,
      helperPhone: card.helperPhone ? showPhone(card.helperPhone) : undefined,
    });
  }

  /** What only today's date can tell. */
  refuseTheFuture(today: Day): void {
    if (this.birthYear !== undefined && this.birthYear > Number(today.slice(0, 4))) {
      this.reject('birthYear', `L’année de naissance ne peut pas être après ${today.slice(0, 4)}.`);
    }
    if (this.helperAgreedOn !== undefined && this.helperAgreedOn > today) {
      this.reject('helperAgreedOn', 'L’accord ne peut pas dater d’un jour à venir.');
    }
  }

  /** @param commune the one that `commune` means, already found */
  toDetails(commune: Pick<BeneficiaryDetails, 'communeInsee' | 'communeName' | 'postalCode'>): BeneficiaryDetails {
    return {
      firstName: this.firstName,
      lastName: this.lastName,
      birthYear: this.birthYear ?? null,
      ...commune,
      phone: (this.phone && parsePhone(this.phone)) ?? null,
      noPhone: this.noPhone,
      email: this.email ?? null,
      noEmail: this.noEmail,
      contactPreference: this.contactPreference,
      socialStatus: this.socialStatus,
      gender: this.gender,
      scheme: this.scheme,
      wishes: this.wishes,
      helperName: this.helperName ?? null,
      helperPhone: (this.helperPhone && parsePhone(this.helperPhone)) ?? null,
      helperRelationship: this.helperRelationship ?? null,
      helperAgreedOn: this.helperAgreedOn ?? null,
      notes: this.notes ?? null,
    };
  }
}

function hasHelper(form: BeneficiaryForm): boolean {
  return [form.helperName, form.helperPhone, form.helperRelationship, form.helperAgreedOn].some(Boolean);
}

/** « 24/11/2026 », as typed where the browser has no date field, becomes 2026-11-24. */
function AsFrenchDay(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value.replace(
          /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/,
          (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
        )
      : value,
  );
}
