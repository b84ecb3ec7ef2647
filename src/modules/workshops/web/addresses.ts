import { path } from '../../../platform/http/paths.js';

const list = path('/ateliers');
const show = path('/ateliers/:id');

/** Where other modules lead to. */
export const workshopsHref = (): string => list.to();
export const workshopHref = (id: string): string => show.to({ id });
