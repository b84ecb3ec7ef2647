import { IsInt, IsIn, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../platform/time/day.js';
import { type GroupContent, MOST_LISTED, MOST_PARTICIPANTS } from '../group-content.js';
import { WORKSHOP_LEVELS, type WorkshopLevel } from '../vocabulary.js';
import {
  counted,
  fieldOf,
  type HeadcountField,
  headcountCodes,
  headcountDimensions,
  type Dimension,
} from './headcount-fields.js';
import { SessionForm } from './session.form.js';

const number = { message: 'Écrivez un nombre de personnes, de 0 à 10\u00a0000.' };

/** A number of people; left empty, none. */
const People = (): PropertyDecorator => (target, property) => {
  for (const rule of [IsOptional(), AsInteger(), Max(MOST_PARTICIPANTS, number), Min(0, number), IsInt(number)]) {
    rule(target, property);
  }
};

/** A workshop: what any session says, a title, and those who came. */
export class GroupSessionForm extends SessionForm implements Partial<Record<HeadcountField, number>> {
  /** A button that shows the page again: `search`, `count`, `add_<id>`, `remove_<id>`. None: the workshop is saved. */
  @IsOptional()
  act?: string;

  @NoSensitiveText()
  @MaxLength(120, { message: 'Donnez à l’atelier un titre de 120\u00a0caractères au plus.' })
  @IsNotEmpty({ message: 'Donnez un titre à l’atelier.' })
  title: string;

  @IsOptional()
  @IsIn(Object.keys(WORKSHOP_LEVELS), { message: 'Choisissez parmi les réponses proposées.' })
  workshopLevel?: WorkshopLevel;

  /** Ids of those on the list. */
  @AsList()
  @IsOptional()
  people: string[] = [];

  @IsOptional()
  @MaxLength(200, { message: 'Écrivez 200\u00a0caractères au plus.' })
  personSearch?: string;

  @People() anonymousCount?: number;
  @People() anonymousAlready?: number;
  @People() gender_feminin?: number;
  @People() gender_masculin?: number;
  @People() age_band_moins_de_douze?: number;
  @People() age_band_douze_dix_huit?: number;
  @People() age_band_dix_huit_vingt_quatre?: number;
  @People() age_band_vingt_cinq_trente_neuf?: number;
  @People() age_band_quarante_cinquante_neuf?: number;
  @People() age_band_soixante_soixante_neuf?: number;
  @People() age_band_soixante_dix_plus?: number;
  @People() social_status_retraite?: number;
  @People() social_status_sans_emploi?: number;
  @People() social_status_en_emploi?: number;
  @People() social_status_scolarise?: number;

  get group(): GroupContent {
    return {
      title: this.title,
      workshopLevel: this.workshopLevel ?? null,
      anonymousCount: this.anonymousCount ?? 0,
      anonymousAlready: this.anonymousAlready ?? 0,
      anonymousBy: Object.fromEntries(
        headcountDimensions.flatMap((dimension) => {
          const counts = headcountCodes[dimension].flatMap((code) => {
            const people = this[fieldOf(dimension, code)] ?? 0;
            return people > 0 ? [[code, people] as const] : [];
          });
          return counts.length > 0 ? [[dimension, Object.fromEntries(counts)]] : [];
        }),
      ),
    };
  }

  override check(today: Day): this {
    super.check(today);
    this.checkPeople();
    for (const dimension of headcountDimensions) this.checkDimension(dimension);
    return this;
  }

  private checkPeople(): void {
    const anonymous = this.anonymousCount ?? 0;
    const listed = this.people.length;
    if (listed > MOST_LISTED) {
      this.reject(
        'personSearch',
        `La liste s’arrête à ${MOST_LISTED}\u00a0personnes\u00a0: comptez les autres sans fiche.`,
      );
    }
    if (listed + anonymous === 0) {
      this.reject(
        'anonymousCount',
        'Ajoutez au moins une personne à la liste, ou comptez celles qui n’ont pas de fiche.',
      );
    }
    if (listed + anonymous > MOST_PARTICIPANTS) {
      this.reject('anonymousCount', 'Un atelier compte 10\u00a0000\u00a0personnes au plus, liste comprise.');
    }
    const already = this.anonymousAlready ?? 0;
    if (already > anonymous) {
      const words = `${inPeople(anonymous)} sans fiche, dont ${already} déjà accompagnées`;
      this.reject('anonymousAlready', `${words}\u00a0: corrigez l’un ou l’autre nombre.`);
    }
  }

  private checkDimension(dimension: Dimension): void {
    const anonymous = this.anonymousCount ?? 0;
    const sum = counted(this, dimension);
    if (sum <= anonymous) return;
    const by = { gender: 'par genre', age_band: 'par tranche d’âge', social_status: 'par statut' }[dimension];
    const words = `${inPeople(anonymous)} sans fiche et ${sum} ${by}`;
    this.reject(fieldOf(dimension), `${words}\u00a0: corrigez l’un ou l’autre nombre.`);
  }
}

const inPeople = (count: number): string => {
  if (count === 0) return 'Vous n’avez compté aucune personne';
  return `Vous avez compté ${count}\u00a0personne${count > 1 ? 's' : ''}`;
};
