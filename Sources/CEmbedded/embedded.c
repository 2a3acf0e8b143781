// Written by scripts/embed: do not edit. The bytes come in through C23 #embed.
#include "embedded.h"

static const unsigned char file_0[] = {
#embed "../../config/accounts.csv" suffix(, )
  0};

static const unsigned char file_1[] = {
#embed "../../config/bodies.csv" suffix(, )
  0};

static const unsigned char file_2[] = {
#embed "../../config/campaigns.csv" suffix(, )
  0};

static const unsigned char file_3[] = {
#embed "../../config/countries.csv" suffix(, )
  0};

static const unsigned char file_4[] = {
#embed "../../config/units.csv" suffix(, )
  0};

static const unsigned char file_5[] = {
#embed "../../sql/checks/accounts_of_one_name_agree.sql" suffix(, )
  0};

static const unsigned char file_6[] = {
#embed "../../sql/checks/campaigns_equal_their_documents.sql" suffix(, )
  0};

static const unsigned char file_7[] = {
#embed "../../sql/checks/closed_accounts_are_empty.sql" suffix(, )
  0};

static const unsigned char file_8[] = {
#embed "../../sql/checks/dead_currencies_rest.sql" suffix(, )
  0};

static const unsigned char file_9[] = {
#embed "../../sql/checks/documents_have_entries_of_their_kind.sql" suffix(, )
  0};

static const unsigned char file_10[] = {
#embed "../../sql/checks/donations_in_campaign_currency_are_worth_themselves.sql" suffix(, )
  0};

static const unsigned char file_11[] = {
#embed "../../sql/checks/donations_post_what_they_say.sql" suffix(, )
  0};

static const unsigned char file_12[] = {
#embed "../../sql/checks/entries_are_complete.sql" suffix(, )
  0};

static const unsigned char file_13[] = {
#embed "../../sql/checks/entries_bear_their_operations_stamp.sql" suffix(, )
  0};

static const unsigned char file_14[] = {
#embed "../../sql/checks/entries_of_documents_have_one.sql" suffix(, )
  0};

static const unsigned char file_15[] = {
#embed "../../sql/checks/guards_stand.sql" suffix(, )
  0};

static const unsigned char file_16[] = {
#embed "../../sql/checks/members_are_never_below_zero.sql" suffix(, )
  0};

static const unsigned char file_17[] = {
#embed "../../sql/checks/members_equal_the_journal.sql" suffix(, )
  0};

static const unsigned char file_18[] = {
#embed "../../sql/checks/months_are_opened.sql" suffix(, )
  0};

static const unsigned char file_19[] = {
#embed "../../sql/checks/movements_are_booked.sql" suffix(, )
  0};

static const unsigned char file_20[] = {
#embed "../../sql/checks/pledges_are_not_overpaid.sql" suffix(, )
  0};

static const unsigned char file_21[] = {
#embed "../../sql/checks/raised_is_never_below_zero.sql" suffix(, )
  0};

static const unsigned char file_22[] = {
#embed "../../sql/checks/refunds_stay_within_their_gifts.sql" suffix(, )
  0};

static const unsigned char file_23[] = {
#embed "../../sql/checks/reversals_mirror_their_entries.sql" suffix(, )
  0};

static const unsigned char file_24[] = {
#embed "../../sql/checks/transfers_are_well_formed.sql" suffix(, )
  0};

static const unsigned char file_25[] = {
#embed "../../sql/checks/trial_balance_is_zero.sql" suffix(, )
  0};

static const unsigned char file_26[] = {
#embed "../../sql/functions/audit_campaigns_at.sql" suffix(, )
  0};

static const unsigned char file_27[] = {
#embed "../../sql/functions/audit_growth.sql" suffix(, )
  0};

static const unsigned char file_28[] = {
#embed "../../sql/functions/audit_members_at.sql" suffix(, )
  0};

static const unsigned char file_29[] = {
#embed "../../sql/functions/audit_trial_balance_at.sql" suffix(, )
  0};

static const unsigned char file_30[] = {
#embed "../../sql/functions/audit_trial_balance_between.sql" suffix(, )
  0};

static const unsigned char file_31[] = {
#embed "../../sql/functions/giving_cancel_pledge.sql" suffix(, )
  0};

static const unsigned char file_32[] = {
#embed "../../sql/functions/giving_create_campaign.sql" suffix(, )
  0};

static const unsigned char file_33[] = {
#embed "../../sql/functions/giving_document_number.sql" suffix(, )
  0};

static const unsigned char file_34[] = {
#embed "../../sql/functions/giving_donor_id.sql" suffix(, )
  0};

static const unsigned char file_35[] = {
#embed "../../sql/functions/giving_lock_donation.sql" suffix(, )
  0};

static const unsigned char file_36[] = {
#embed "../../sql/functions/giving_lock_pledge.sql" suffix(, )
  0};

static const unsigned char file_37[] = {
#embed "../../sql/functions/giving_record_donation.sql" suffix(, )
  0};

static const unsigned char file_38[] = {
#embed "../../sql/functions/giving_record_pledge.sql" suffix(, )
  0};

static const unsigned char file_39[] = {
#embed "../../sql/functions/giving_refund_donation.sql" suffix(, )
  0};

static const unsigned char file_40[] = {
#embed "../../sql/functions/giving_require_changeable.sql" suffix(, )
  0};

static const unsigned char file_41[] = {
#embed "../../sql/functions/giving_require_no_refunds.sql" suffix(, )
  0};

static const unsigned char file_42[] = {
#embed "../../sql/functions/giving_require_posting_of_donation.sql" suffix(, )
  0};

static const unsigned char file_43[] = {
#embed "../../sql/functions/giving_set_goal.sql" suffix(, )
  0};

static const unsigned char file_44[] = {
#embed "../../sql/functions/giving_void_document.sql" suffix(, )
  0};

static const unsigned char file_45[] = {
#embed "../../sql/functions/ledger_amount.sql" suffix(, )
  0};

static const unsigned char file_46[] = {
#embed "../../sql/functions/ledger_balances.sql" suffix(, )
  0};

static const unsigned char file_47[] = {
#embed "../../sql/functions/ledger_begin_operation.sql" suffix(, )
  0};

static const unsigned char file_48[] = {
#embed "../../sql/functions/ledger_close_account.sql" suffix(, )
  0};

static const unsigned char file_49[] = {
#embed "../../sql/functions/ledger_digest_private.sql" suffix(, )
  0};

static const unsigned char file_50[] = {
#embed "../../sql/functions/ledger_find_operation.sql" suffix(, )
  0};

static const unsigned char file_51[] = {
#embed "../../sql/functions/ledger_fiscal_year.sql" suffix(, )
  0};

static const unsigned char file_52[] = {
#embed "../../sql/functions/ledger_keep_texts.sql" suffix(, )
  0};

static const unsigned char file_53[] = {
#embed "../../sql/functions/ledger_open_account.sql" suffix(, )
  0};

static const unsigned char file_54[] = {
#embed "../../sql/functions/ledger_post_entries.sql" suffix(, )
  0};

static const unsigned char file_55[] = {
#embed "../../sql/functions/ledger_post_entry.sql" suffix(, )
  0};

static const unsigned char file_56[] = {
#embed "../../sql/functions/ledger_post_reversal.sql" suffix(, )
  0};

static const unsigned char file_57[] = {
#embed "../../sql/functions/ledger_record_entry.sql" suffix(, )
  0};

static const unsigned char file_58[] = {
#embed "../../sql/functions/ledger_resolve_accounts.sql" suffix(, )
  0};

static const unsigned char file_59[] = {
#embed "../../sql/functions/ledger_reverse_entry.sql" suffix(, )
  0};

static const unsigned char file_60[] = {
#embed "../../sql/functions/ledger_today.sql" suffix(, )
  0};

static const unsigned char file_61[] = {
#embed "../../sql/functions/membership_accept_figure.sql" suffix(, )
  0};

static const unsigned char file_62[] = {
#embed "../../sql/functions/membership_add_organisation.sql" suffix(, )
  0};

static const unsigned char file_63[] = {
#embed "../../sql/functions/membership_create_body.sql" suffix(, )
  0};

static const unsigned char file_64[] = {
#embed "../../sql/functions/membership_growth.sql" suffix(, )
  0};

static const unsigned char file_65[] = {
#embed "../../sql/functions/membership_lock_body.sql" suffix(, )
  0};

static const unsigned char file_66[] = {
#embed "../../sql/functions/membership_name_at.sql" suffix(, )
  0};

static const unsigned char file_67[] = {
#embed "../../sql/functions/membership_post_movements.sql" suffix(, )
  0};

static const unsigned char file_68[] = {
#embed "../../sql/functions/membership_record.sql" suffix(, )
  0};

static const unsigned char file_69[] = {
#embed "../../sql/functions/membership_record_figure.sql" suffix(, )
  0};

static const unsigned char file_70[] = {
#embed "../../sql/functions/membership_rename_organisation.sql" suffix(, )
  0};

static const unsigned char file_71[] = {
#embed "../../sql/migrations/0000_migration.sql" suffix(, )
  0};

static const unsigned char file_72[] = {
#embed "../../sql/migrations/0001_ledger.sql" suffix(, )
  0};

static const unsigned char file_73[] = {
#embed "../../sql/migrations/0002_append_only.sql" suffix(, )
  0};

static const unsigned char file_74[] = {
#embed "../../sql/migrations/0003_giving.sql" suffix(, )
  0};

static const unsigned char file_75[] = {
#embed "../../sql/migrations/0004_bodies.sql" suffix(, )
  0};

static const unsigned char file_76[] = {
#embed "../../sql/migrations/0005_audit.sql" suffix(, )
  0};

static const unsigned char file_77[] = {
#embed "../../sql/migrations/0006_membership.sql" suffix(, )
  0};

static const unsigned char file_78[] = {
#embed "../../sql/roles/grants.sql" suffix(, )
  0};

static const unsigned char file_79[] = {
#embed "../../sql/roles/groups.sql" suffix(, )
  0};

static const unsigned char file_80[] = {
#embed "../../sql/views/audit_accounts.sql" suffix(, )
  0};

static const unsigned char file_81[] = {
#embed "../../sql/views/audit_campaigns.sql" suffix(, )
  0};

static const unsigned char file_82[] = {
#embed "../../sql/views/audit_donations.sql" suffix(, )
  0};

static const unsigned char file_83[] = {
#embed "../../sql/views/audit_journal.sql" suffix(, )
  0};

static const unsigned char file_84[] = {
#embed "../../sql/views/audit_pledges.sql" suffix(, )
  0};

static const unsigned char file_85[] = {
#embed "../../sql/views/audit_refunds.sql" suffix(, )
  0};

static const unsigned char file_86[] = {
#embed "../../sql/views/audit_trial_balance.sql" suffix(, )
  0};

static const unsigned char file_87[] = {
#embed "../../sql/views/audit_units.sql" suffix(, )
  0};

static const unsigned char file_88[] = {
#embed "../../sql/views/giving_document.sql" suffix(, )
  0};

static const unsigned char file_89[] = {
#embed "../../sql/views/giving_donation_fact.sql" suffix(, )
  0};

static const unsigned char file_90[] = {
#embed "../../sql/views/giving_pledge_fact.sql" suffix(, )
  0};

static const unsigned char file_91[] = {
#embed "../../sql/views/giving_refund_fact.sql" suffix(, )
  0};

static const struct embedded_file files[] = {
  {"config/accounts.csv", file_0, sizeof file_0 - 1},
  {"config/bodies.csv", file_1, sizeof file_1 - 1},
  {"config/campaigns.csv", file_2, sizeof file_2 - 1},
  {"config/countries.csv", file_3, sizeof file_3 - 1},
  {"config/units.csv", file_4, sizeof file_4 - 1},
  {"sql/checks/accounts_of_one_name_agree.sql", file_5, sizeof file_5 - 1},
  {"sql/checks/campaigns_equal_their_documents.sql", file_6, sizeof file_6 - 1},
  {"sql/checks/closed_accounts_are_empty.sql", file_7, sizeof file_7 - 1},
  {"sql/checks/dead_currencies_rest.sql", file_8, sizeof file_8 - 1},
  {"sql/checks/documents_have_entries_of_their_kind.sql", file_9, sizeof file_9 - 1},
  {"sql/checks/donations_in_campaign_currency_are_worth_themselves.sql", file_10, sizeof file_10 - 1},
  {"sql/checks/donations_post_what_they_say.sql", file_11, sizeof file_11 - 1},
  {"sql/checks/entries_are_complete.sql", file_12, sizeof file_12 - 1},
  {"sql/checks/entries_bear_their_operations_stamp.sql", file_13, sizeof file_13 - 1},
  {"sql/checks/entries_of_documents_have_one.sql", file_14, sizeof file_14 - 1},
  {"sql/checks/guards_stand.sql", file_15, sizeof file_15 - 1},
  {"sql/checks/members_are_never_below_zero.sql", file_16, sizeof file_16 - 1},
  {"sql/checks/members_equal_the_journal.sql", file_17, sizeof file_17 - 1},
  {"sql/checks/months_are_opened.sql", file_18, sizeof file_18 - 1},
  {"sql/checks/movements_are_booked.sql", file_19, sizeof file_19 - 1},
  {"sql/checks/pledges_are_not_overpaid.sql", file_20, sizeof file_20 - 1},
  {"sql/checks/raised_is_never_below_zero.sql", file_21, sizeof file_21 - 1},
  {"sql/checks/refunds_stay_within_their_gifts.sql", file_22, sizeof file_22 - 1},
  {"sql/checks/reversals_mirror_their_entries.sql", file_23, sizeof file_23 - 1},
  {"sql/checks/transfers_are_well_formed.sql", file_24, sizeof file_24 - 1},
  {"sql/checks/trial_balance_is_zero.sql", file_25, sizeof file_25 - 1},
  {"sql/functions/audit_campaigns_at.sql", file_26, sizeof file_26 - 1},
  {"sql/functions/audit_growth.sql", file_27, sizeof file_27 - 1},
  {"sql/functions/audit_members_at.sql", file_28, sizeof file_28 - 1},
  {"sql/functions/audit_trial_balance_at.sql", file_29, sizeof file_29 - 1},
  {"sql/functions/audit_trial_balance_between.sql", file_30, sizeof file_30 - 1},
  {"sql/functions/giving_cancel_pledge.sql", file_31, sizeof file_31 - 1},
  {"sql/functions/giving_create_campaign.sql", file_32, sizeof file_32 - 1},
  {"sql/functions/giving_document_number.sql", file_33, sizeof file_33 - 1},
  {"sql/functions/giving_donor_id.sql", file_34, sizeof file_34 - 1},
  {"sql/functions/giving_lock_donation.sql", file_35, sizeof file_35 - 1},
  {"sql/functions/giving_lock_pledge.sql", file_36, sizeof file_36 - 1},
  {"sql/functions/giving_record_donation.sql", file_37, sizeof file_37 - 1},
  {"sql/functions/giving_record_pledge.sql", file_38, sizeof file_38 - 1},
  {"sql/functions/giving_refund_donation.sql", file_39, sizeof file_39 - 1},
  {"sql/functions/giving_require_changeable.sql", file_40, sizeof file_40 - 1},
  {"sql/functions/giving_require_no_refunds.sql", file_41, sizeof file_41 - 1},
  {"sql/functions/giving_require_posting_of_donation.sql", file_42, sizeof file_42 - 1},
  {"sql/functions/giving_set_goal.sql", file_43, sizeof file_43 - 1},
  {"sql/functions/giving_void_document.sql", file_44, sizeof file_44 - 1},
  {"sql/functions/ledger_amount.sql", file_45, sizeof file_45 - 1},
  {"sql/functions/ledger_balances.sql", file_46, sizeof file_46 - 1},
  {"sql/functions/ledger_begin_operation.sql", file_47, sizeof file_47 - 1},
  {"sql/functions/ledger_close_account.sql", file_48, sizeof file_48 - 1},
  {"sql/functions/ledger_digest_private.sql", file_49, sizeof file_49 - 1},
  {"sql/functions/ledger_find_operation.sql", file_50, sizeof file_50 - 1},
  {"sql/functions/ledger_fiscal_year.sql", file_51, sizeof file_51 - 1},
  {"sql/functions/ledger_keep_texts.sql", file_52, sizeof file_52 - 1},
  {"sql/functions/ledger_open_account.sql", file_53, sizeof file_53 - 1},
  {"sql/functions/ledger_post_entries.sql", file_54, sizeof file_54 - 1},
  {"sql/functions/ledger_post_entry.sql", file_55, sizeof file_55 - 1},
  {"sql/functions/ledger_post_reversal.sql", file_56, sizeof file_56 - 1},
  {"sql/functions/ledger_record_entry.sql", file_57, sizeof file_57 - 1},
  {"sql/functions/ledger_resolve_accounts.sql", file_58, sizeof file_58 - 1},
  {"sql/functions/ledger_reverse_entry.sql", file_59, sizeof file_59 - 1},
  {"sql/functions/ledger_today.sql", file_60, sizeof file_60 - 1},
  {"sql/functions/membership_accept_figure.sql", file_61, sizeof file_61 - 1},
  {"sql/functions/membership_add_organisation.sql", file_62, sizeof file_62 - 1},
  {"sql/functions/membership_create_body.sql", file_63, sizeof file_63 - 1},
  {"sql/functions/membership_growth.sql", file_64, sizeof file_64 - 1},
  {"sql/functions/membership_lock_body.sql", file_65, sizeof file_65 - 1},
  {"sql/functions/membership_name_at.sql", file_66, sizeof file_66 - 1},
  {"sql/functions/membership_post_movements.sql", file_67, sizeof file_67 - 1},
  {"sql/functions/membership_record.sql", file_68, sizeof file_68 - 1},
  {"sql/functions/membership_record_figure.sql", file_69, sizeof file_69 - 1},
  {"sql/functions/membership_rename_organisation.sql", file_70, sizeof file_70 - 1},
  {"sql/migrations/0000_migration.sql", file_71, sizeof file_71 - 1},
  {"sql/migrations/0001_ledger.sql", file_72, sizeof file_72 - 1},
  {"sql/migrations/0002_append_only.sql", file_73, sizeof file_73 - 1},
  {"sql/migrations/0003_giving.sql", file_74, sizeof file_74 - 1},
  {"sql/migrations/0004_bodies.sql", file_75, sizeof file_75 - 1},
  {"sql/migrations/0005_audit.sql", file_76, sizeof file_76 - 1},
  {"sql/migrations/0006_membership.sql", file_77, sizeof file_77 - 1},
  {"sql/roles/grants.sql", file_78, sizeof file_78 - 1},
  {"sql/roles/groups.sql", file_79, sizeof file_79 - 1},
  {"sql/views/audit_accounts.sql", file_80, sizeof file_80 - 1},
  {"sql/views/audit_campaigns.sql", file_81, sizeof file_81 - 1},
  {"sql/views/audit_donations.sql", file_82, sizeof file_82 - 1},
  {"sql/views/audit_journal.sql", file_83, sizeof file_83 - 1},
  {"sql/views/audit_pledges.sql", file_84, sizeof file_84 - 1},
  {"sql/views/audit_refunds.sql", file_85, sizeof file_85 - 1},
  {"sql/views/audit_trial_balance.sql", file_86, sizeof file_86 - 1},
  {"sql/views/audit_units.sql", file_87, sizeof file_87 - 1},
  {"sql/views/giving_document.sql", file_88, sizeof file_88 - 1},
  {"sql/views/giving_donation_fact.sql", file_89, sizeof file_89 - 1},
  {"sql/views/giving_pledge_fact.sql", file_90, sizeof file_90 - 1},
  {"sql/views/giving_refund_fact.sql", file_91, sizeof file_91 - 1},
};

const struct embedded_file *embedded_files(void) { return files; }
const size_t embedded_file_count = 92;
