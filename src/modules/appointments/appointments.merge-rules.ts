import { declareMergeRules, rowsFollow } from '../beneficiaries/index.js';

declareMergeRules(rowsFollow('appointment'));
