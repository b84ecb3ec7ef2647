import type { Path } from '../../../platform/http/paths.js';
import { linkPaths, paths } from './paths.js';

type OfReferral = Pick<Path<'/:id'>, 'to'>;

/** By which pages one comes to a referral: signed in, or by a link. The acts are the same. */
export interface Door {
  layout: 'page' | 'bare';
  show: OfReferral;
  accept: OfReferral;
  refuse: OfReferral;
  close: OfReferral;
}

export const signedInDoor: Door = { ...paths, layout: 'page' };
export const linkDoor: Door = { ...linkPaths, layout: 'bare' };
