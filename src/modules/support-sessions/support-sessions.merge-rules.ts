import { declareMergeRules, rowsFollow } from '../beneficiaries/index.js';

// The session keeps what it said of the person that day: figures of the past do not move.
declareMergeRules(rowsFollow('support_session'));
