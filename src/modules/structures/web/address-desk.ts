import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { Communes } from '../communes.queries.js';
import { AddressLocator, SealedPoints } from '../geocoding/index.js';
import type { AddressForm } from './address.form.js';
import { communeText } from './commune-text.js';
import { addressOf, pairsOf, withPair } from './directory-query.js';
import { DirectoryForm } from './directory.form.js';
import { paths } from './paths.js';

/** Turns an address that was typed into a search around it. */
@Injectable()
export class AddressDesk {
  constructor(
    private readonly communes: Communes,
    private readonly locator: AddressLocator,
    private readonly points: SealedPoints,
  ) {}

  /** Where the search around the address is; undefined when a field has to be mended, which the form then says. */
  async around(actor: Actor, form: AddressForm): Promise<string | undefined> {
    if (!form.isValid) return undefined;
    const communes = await this.communes.fromTyped(form.residence);
    const [commune] = communes;
    if (!commune)
      return void form.reject('residence', 'Cette commune n’est pas trouvée\u00a0: écrivez son code postal.');
    if (communes.length > 1) {
      const names = communes.slice(0, 5).map((one) => communeText(one));
      return void form.reject(
        'residence',
        `Plusieurs communes répondent. Écrivez l’une d’elles\u00a0: ${names.join(', ')}.`,
      );
    }
    const point = this.points.seal(await this.locator.locate(form.adresse, commune), actor.userId);
    const rest = pairsOf(await readForm(DirectoryForm, this.rest(form)));
    const path = form.carte ? paths.directoryMap.to() : paths.directory.to();
    return addressOf(path, withPair(rest, 'point', point));
  }

  /** The other words of the search. */
  rest({ recherche }: AddressForm): Record<string, string[]> {
    const words = new URLSearchParams(recherche ?? '');
    words.delete('commune');
    words.delete('point');
    const pairs = [...new Set(words.keys())].map((name) => [name, words.getAll(name)] as const);
    return pairs.length > 0 ? Object.fromEntries(pairs) : { q: [] };
  }
}
