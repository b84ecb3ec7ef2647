import { BeneficiaryDistinct } from './duplicates/beneficiary-distinct.entity.js';
import { BeneficiaryDuplicate } from './duplicates/beneficiary-duplicate.entity.js';
import { BeneficiaryMatch } from './duplicates/beneficiary-match.entity.js';
import { DistinctService } from './duplicates/distinct.service.js';
import { DuplicateSearchRun } from './duplicates/duplicate-search.entity.js';
import { DuplicateSearch } from './duplicates/duplicate-search.js';
import { DuplicatesQueries } from './duplicates/duplicates.queries.js';
import { BeneficiaryMerge } from './merging/beneficiary-merge.entity.js';
import { ComparedFilesReader } from './merging/compared-files.js';
import { FilePairs } from './merging/file-pairs.js';
import { FileRows } from './merging/file-rows.js';
import { MergeNight } from './merging/merge-night.js';
import { MergeRecords } from './merging/merge-records.js';
import { MergesQueries } from './merging/merges.queries.js';
import { MergingService } from './merging/merging.service.js';
import { RowMover } from './merging/moved-rows.js';
import { PartingService } from './merging/parting.service.js';
import { DuplicatesController } from './web/duplicates.controller.js';
import { MergesController } from './web/merges.controller.js';
import { PairController } from './web/pair.controller.js';

const merging = [
  ...[FilePairs, FileRows, RowMover, MergeRecords, ComparedFilesReader],
  ...[MergingService, PartingService, MergesQueries, MergeNight],
];

/** People written twice: found, told apart, made one. */
export const duplicatesParts = {
  entities: [BeneficiaryMatch, BeneficiaryDuplicate, BeneficiaryDistinct, DuplicateSearchRun, BeneficiaryMerge],
  controllers: [DuplicatesController, PairController, MergesController],
  providers: [DuplicatesQueries, DuplicateSearch, DistinctService, ...merging],
  exports: [DuplicatesQueries, DuplicateSearch],
};
