import { path } from '../../../platform/http/paths.js';

export const paths = { sessions: path('/exports/seances.csv'), referrals: path('/exports/orientations.csv') };
