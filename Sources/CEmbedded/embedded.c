// Written by scripts/embed: do not edit. The bytes come in through C23 #embed.
#include "embedded.h"

static const unsigned char config_accounts_csv[] = {
#embed "../../config/accounts.csv" suffix(, )
  0};

static const unsigned char config_bodies_csv[] = {
#embed "../../config/bodies.csv" suffix(, )
  0};

static const unsigned char config_body_rules_csv[] = {
#embed "../../config/body_rules.csv" suffix(, )
  0};

static const unsigned char config_campaigns_csv[] = {
#embed "../../config/campaigns.csv" suffix(, )
  0};

static const unsigned char config_countries_csv[] = {
#embed "../../config/countries.csv" suffix(, )
  0};

static const unsigned char config_member_maps_ica_csv[] = {
#embed "../../config/member_maps/ica.csv" suffix(, )
  0};

static const unsigned char config_member_maps_uk_coops_csv[] = {
#embed "../../config/member_maps/uk-coops.csv" suffix(, )
  0};

static const unsigned char config_profiles_adyen_csv[] = {
#embed "../../config/profiles/adyen.csv" suffix(, )
  0};

static const unsigned char config_profiles_amex_uk_csv[] = {
#embed "../../config/profiles/amex-uk.csv" suffix(, )
  0};

static const unsigned char config_profiles_bank_of_ireland_csv[] = {
#embed "../../config/profiles/bank-of-ireland.csv" suffix(, )
  0};

static const unsigned char config_profiles_belfius_csv[] = {
#embed "../../config/profiles/belfius.csv" suffix(, )
  0};

static const unsigned char config_profiles_boursorama_csv[] = {
#embed "../../config/profiles/boursorama.csv" suffix(, )
  0};

static const unsigned char config_profiles_bunq_csv[] = {
#embed "../../config/profiles/bunq.csv" suffix(, )
  0};

static const unsigned char config_profiles_ceska_sporitelna_csv[] = {
#embed "../../config/profiles/ceska-sporitelna.csv" suffix(, )
  0};

static const unsigned char config_profiles_comdirect_csv[] = {
#embed "../../config/profiles/comdirect.csv" suffix(, )
  0};

static const unsigned char config_profiles_commerzbank_csv[] = {
#embed "../../config/profiles/commerzbank.csv" suffix(, )
  0};

static const unsigned char config_profiles_csb43_csv[] = {
#embed "../../config/profiles/csb43.csv" suffix(, )
  0};

static const unsigned char config_profiles_danske_csv[] = {
#embed "../../config/profiles/danske.csv" suffix(, )
  0};

static const unsigned char config_profiles_deutsche_bank_csv[] = {
#embed "../../config/profiles/deutsche-bank.csv" suffix(, )
  0};

static const unsigned char config_profiles_dkb_csv[] = {
#embed "../../config/profiles/dkb.csv" suffix(, )
  0};

static const unsigned char config_profiles_donorbox_csv[] = {
#embed "../../config/profiles/donorbox.csv" suffix(, )
  0};

static const unsigned char config_profiles_erste_hu_csv[] = {
#embed "../../config/profiles/erste-hu.csv" suffix(, )
  0};

static const unsigned char config_profiles_fiducia_csv[] = {
#embed "../../config/profiles/fiducia.csv" suffix(, )
  0};

static const unsigned char config_profiles_github_sponsors_csv[] = {
#embed "../../config/profiles/github-sponsors.csv" suffix(, )
  0};

static const unsigned char config_profiles_givewp_csv[] = {
#embed "../../config/profiles/givewp.csv" suffix(, )
  0};

static const unsigned char config_profiles_gocardless_csv[] = {
#embed "../../config/profiles/gocardless.csv" suffix(, )
  0};

static const unsigned char config_profiles_ing_be_csv[] = {
#embed "../../config/profiles/ing-be.csv" suffix(, )
  0};

static const unsigned char config_profiles_ing_nl_csv[] = {
#embed "../../config/profiles/ing-nl.csv" suffix(, )
  0};

static const unsigned char config_profiles_justgiving_csv[] = {
#embed "../../config/profiles/justgiving.csv" suffix(, )
  0};

static const unsigned char config_profiles_kbc_card_csv[] = {
#embed "../../config/profiles/kbc-card.csv" suffix(, )
  0};

static const unsigned char config_profiles_kbc_csv[] = {
#embed "../../config/profiles/kbc.csv" suffix(, )
  0};

static const unsigned char config_profiles_mollie_csv[] = {
#embed "../../config/profiles/mollie.csv" suffix(, )
  0};

static const unsigned char config_profiles_monzo_csv[] = {
#embed "../../config/profiles/monzo.csv" suffix(, )
  0};

static const unsigned char config_profiles_n26_csv[] = {
#embed "../../config/profiles/n26.csv" suffix(, )
  0};

static const unsigned char config_profiles_ocbc_csv[] = {
#embed "../../config/profiles/ocbc.csv" suffix(, )
  0};

static const unsigned char config_profiles_odoo_sheet_csv[] = {
#embed "../../config/profiles/odoo-sheet.csv" suffix(, )
  0};

static const unsigned char config_profiles_open_collective_csv[] = {
#embed "../../config/profiles/open-collective.csv" suffix(, )
  0};

static const unsigned char config_profiles_paypal_eu_csv[] = {
#embed "../../config/profiles/paypal-eu.csv" suffix(, )
  0};

static const unsigned char config_profiles_paypal_csv[] = {
#embed "../../config/profiles/paypal.csv" suffix(, )
  0};

static const unsigned char config_profiles_plain_csv[] = {
#embed "../../config/profiles/plain.csv" suffix(, )
  0};

static const unsigned char config_profiles_rabobank_csv[] = {
#embed "../../config/profiles/rabobank.csv" suffix(, )
  0};

static const unsigned char config_profiles_raiffeisen_at_csv[] = {
#embed "../../config/profiles/raiffeisen-at.csv" suffix(, )
  0};

static const unsigned char config_profiles_raiffeisen_cz_csv[] = {
#embed "../../config/profiles/raiffeisen-cz.csv" suffix(, )
  0};

static const unsigned char config_profiles_revolut_business_csv[] = {
#embed "../../config/profiles/revolut-business.csv" suffix(, )
  0};

static const unsigned char config_profiles_revolut_languages_csv[] = {
#embed "../../config/profiles/revolut-languages.csv" suffix(, )
  0};

static const unsigned char config_profiles_revolut_csv[] = {
#embed "../../config/profiles/revolut.csv" suffix(, )
  0};

static const unsigned char config_profiles_sparkasse_card_csv[] = {
#embed "../../config/profiles/sparkasse-card.csv" suffix(, )
  0};

static const unsigned char config_profiles_sparkasse_csv[] = {
#embed "../../config/profiles/sparkasse.csv" suffix(, )
  0};

static const unsigned char config_profiles_square_csv[] = {
#embed "../../config/profiles/square.csv" suffix(, )
  0};

static const unsigned char config_profiles_starling_csv[] = {
#embed "../../config/profiles/starling.csv" suffix(, )
  0};

static const unsigned char config_profiles_stripe_balance_csv[] = {
#embed "../../config/profiles/stripe-balance.csv" suffix(, )
  0};

static const unsigned char config_profiles_stripe_csv[] = {
#embed "../../config/profiles/stripe.csv" suffix(, )
  0};

static const unsigned char config_profiles_sumup_csv[] = {
#embed "../../config/profiles/sumup.csv" suffix(, )
  0};

static const unsigned char config_profiles_swedbank_baltic_csv[] = {
#embed "../../config/profiles/swedbank-baltic.csv" suffix(, )
  0};

static const unsigned char config_profiles_triodos_csv[] = {
#embed "../../config/profiles/triodos.csv" suffix(, )
  0};

static const unsigned char config_profiles_wise_transfers_csv[] = {
#embed "../../config/profiles/wise-transfers.csv" suffix(, )
  0};

static const unsigned char config_profiles_wise_csv[] = {
#embed "../../config/profiles/wise.csv" suffix(, )
  0};

static const unsigned char config_profiles_zkb_csv[] = {
#embed "../../config/profiles/zkb.csv" suffix(, )
  0};

static const unsigned char config_units_csv[] = {
#embed "../../config/units.csv" suffix(, )
  0};

static const unsigned char sql_checks_accounts_of_one_name_agree_sql[] = {
#embed "../../sql/checks/accounts_of_one_name_agree.sql" suffix(, )
  0};

static const unsigned char sql_checks_acts_and_operations_agree_sql[] = {
#embed "../../sql/checks/acts_and_operations_agree.sql" suffix(, )
  0};

static const unsigned char sql_checks_allocations_post_what_they_say_sql[] = {
#embed "../../sql/checks/allocations_post_what_they_say.sql" suffix(, )
  0};

static const unsigned char sql_checks_bank_balances_equal_their_statements_sql[] = {
#embed "../../sql/checks/bank_balances_equal_their_statements.sql" suffix(, )
  0};

static const unsigned char sql_checks_campaigns_equal_their_documents_sql[] = {
#embed "../../sql/checks/campaigns_equal_their_documents.sql" suffix(, )
  0};

static const unsigned char sql_checks_closed_accounts_are_empty_sql[] = {
#embed "../../sql/checks/closed_accounts_are_empty.sql" suffix(, )
  0};

static const unsigned char sql_checks_closed_months_take_nothing_sql[] = {
#embed "../../sql/checks/closed_months_take_nothing.sql" suffix(, )
  0};

static const unsigned char sql_checks_currencies_have_their_scale_sql[] = {
#embed "../../sql/checks/currencies_have_their_scale.sql" suffix(, )
  0};

static const unsigned char sql_checks_dead_currencies_rest_sql[] = {
#embed "../../sql/checks/dead_currencies_rest.sql" suffix(, )
  0};

static const unsigned char sql_checks_deliveries_agree_with_their_attempts_sql[] = {
#embed "../../sql/checks/deliveries_agree_with_their_attempts.sql" suffix(, )
  0};

static const unsigned char sql_checks_documents_are_seen_once_sql[] = {
#embed "../../sql/checks/documents_are_seen_once.sql" suffix(, )
  0};

static const unsigned char sql_checks_documents_have_entries_of_their_kind_sql[] = {
#embed "../../sql/checks/documents_have_entries_of_their_kind.sql" suffix(, )
  0};

static const unsigned char sql_checks_donations_in_campaign_currency_are_worth_themselves_sql[] = {
#embed "../../sql/checks/donations_in_campaign_currency_are_worth_themselves.sql" suffix(, )
  0};

static const unsigned char sql_checks_donations_post_what_they_say_sql[] = {
#embed "../../sql/checks/donations_post_what_they_say.sql" suffix(, )
  0};

static const unsigned char sql_checks_entries_are_complete_sql[] = {
#embed "../../sql/checks/entries_are_complete.sql" suffix(, )
  0};

static const unsigned char sql_checks_entries_bear_their_operations_stamp_sql[] = {
#embed "../../sql/checks/entries_bear_their_operations_stamp.sql" suffix(, )
  0};

static const unsigned char sql_checks_entries_of_documents_have_one_sql[] = {
#embed "../../sql/checks/entries_of_documents_have_one.sql" suffix(, )
  0};

static const unsigned char sql_checks_erasures_restrict_their_lines_sql[] = {
#embed "../../sql/checks/erasures_restrict_their_lines.sql" suffix(, )
  0};

static const unsigned char sql_checks_folds_equal_the_journal_sql[] = {
#embed "../../sql/checks/folds_equal_the_journal.sql" suffix(, )
  0};

static const unsigned char sql_checks_gifts_are_voided_after_their_refunds_sql[] = {
#embed "../../sql/checks/gifts_are_voided_after_their_refunds.sql" suffix(, )
  0};

static const unsigned char sql_checks_gifts_at_reference_rates_used_them_sql[] = {
#embed "../../sql/checks/gifts_at_reference_rates_used_them.sql" suffix(, )
  0};

static const unsigned char sql_checks_guards_stand_sql[] = {
#embed "../../sql/checks/guards_stand.sql" suffix(, )
  0};

static const unsigned char sql_checks_late_entries_follow_closed_months_sql[] = {
#embed "../../sql/checks/late_entries_follow_closed_months.sql" suffix(, )
  0};

static const unsigned char sql_checks_legal_numbers_have_no_gap_sql[] = {
#embed "../../sql/checks/legal_numbers_have_no_gap.sql" suffix(, )
  0};

static const unsigned char sql_checks_lines_are_known_again_sql[] = {
#embed "../../sql/checks/lines_are_known_again.sql" suffix(, )
  0};

static const unsigned char sql_checks_members_are_never_below_zero_sql[] = {
#embed "../../sql/checks/members_are_never_below_zero.sql" suffix(, )
  0};

static const unsigned char sql_checks_members_equal_the_journal_sql[] = {
#embed "../../sql/checks/members_equal_the_journal.sql" suffix(, )
  0};

static const unsigned char sql_checks_mergers_have_their_successors_sql[] = {
#embed "../../sql/checks/mergers_have_their_successors.sql" suffix(, )
  0};

static const unsigned char sql_checks_months_agree_with_their_acts_sql[] = {
#embed "../../sql/checks/months_agree_with_their_acts.sql" suffix(, )
  0};

static const unsigned char sql_checks_months_are_opened_sql[] = {
#embed "../../sql/checks/months_are_opened.sql" suffix(, )
  0};

static const unsigned char sql_checks_movements_are_booked_sql[] = {
#embed "../../sql/checks/movements_are_booked.sql" suffix(, )
  0};

static const unsigned char sql_checks_parts_stay_within_their_lines_sql[] = {
#embed "../../sql/checks/parts_stay_within_their_lines.sql" suffix(, )
  0};

static const unsigned char sql_checks_payments_come_to_their_lines_sql[] = {
#embed "../../sql/checks/payments_come_to_their_lines.sql" suffix(, )
  0};

static const unsigned char sql_checks_pledges_are_not_overpaid_sql[] = {
#embed "../../sql/checks/pledges_are_not_overpaid.sql" suffix(, )
  0};

static const unsigned char sql_checks_raised_is_never_below_zero_sql[] = {
#embed "../../sql/checks/raised_is_never_below_zero.sql" suffix(, )
  0};

static const unsigned char sql_checks_references_lead_somewhere_sql[] = {
#embed "../../sql/checks/references_lead_somewhere.sql" suffix(, )
  0};

static const unsigned char sql_checks_references_of_banks_lead_somewhere_sql[] = {
#embed "../../sql/checks/references_of_banks_lead_somewhere.sql" suffix(, )
  0};

static const unsigned char sql_checks_refunds_stay_within_their_gifts_sql[] = {
#embed "../../sql/checks/refunds_stay_within_their_gifts.sql" suffix(, )
  0};

static const unsigned char sql_checks_register_follows_its_movements_sql[] = {
#embed "../../sql/checks/register_follows_its_movements.sql" suffix(, )
  0};

static const unsigned char sql_checks_reports_are_what_was_kept_sql[] = {
#embed "../../sql/checks/reports_are_what_was_kept.sql" suffix(, )
  0};

static const unsigned char sql_checks_reversals_mirror_their_entries_sql[] = {
#embed "../../sql/checks/reversals_mirror_their_entries.sql" suffix(, )
  0};

static const unsigned char sql_checks_rules_are_what_was_asked_sql[] = {
#embed "../../sql/checks/rules_are_what_was_asked.sql" suffix(, )
  0};

static const unsigned char sql_checks_seals_are_whole_sql[] = {
#embed "../../sql/checks/seals_are_whole.sql" suffix(, )
  0};

static const unsigned char sql_checks_statement_files_are_what_was_kept_sql[] = {
#embed "../../sql/checks/statement_files_are_what_was_kept.sql" suffix(, )
  0};

static const unsigned char sql_checks_statement_lines_are_booked_once_sql[] = {
#embed "../../sql/checks/statement_lines_are_booked_once.sql" suffix(, )
  0};

static const unsigned char sql_checks_statements_follow_each_other_sql[] = {
#embed "../../sql/checks/statements_follow_each_other.sql" suffix(, )
  0};

static const unsigned char sql_checks_suspense_is_what_is_not_explained_sql[] = {
#embed "../../sql/checks/suspense_is_what_is_not_explained.sql" suffix(, )
  0};

static const unsigned char sql_checks_texts_have_their_digests_sql[] = {
#embed "../../sql/checks/texts_have_their_digests.sql" suffix(, )
  0};

static const unsigned char sql_checks_transfers_are_well_formed_sql[] = {
#embed "../../sql/checks/transfers_are_well_formed.sql" suffix(, )
  0};

static const unsigned char sql_checks_trial_balance_is_zero_sql[] = {
#embed "../../sql/checks/trial_balance_is_zero.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_activities_between_sql[] = {
#embed "../../sql/functions/audit_activities_between.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_campaign_months_sql[] = {
#embed "../../sql/functions/audit_campaign_months.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_campaigns_at_sql[] = {
#embed "../../sql/functions/audit_campaigns_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_donations_between_sql[] = {
#embed "../../sql/functions/audit_donations_between.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_donations_posted_between_sql[] = {
#embed "../../sql/functions/audit_donations_posted_between.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_figures_at_sql[] = {
#embed "../../sql/functions/audit_figures_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_growth_sql[] = {
#embed "../../sql/functions/audit_growth.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_leaf_findings_sql[] = {
#embed "../../sql/functions/audit_leaf_findings.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_members_at_sql[] = {
#embed "../../sql/functions/audit_members_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_periods_at_sql[] = {
#embed "../../sql/functions/audit_periods_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_position_at_sql[] = {
#embed "../../sql/functions/audit_position_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_raised_at_sql[] = {
#embed "../../sql/functions/audit_raised_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_seal_findings_sql[] = {
#embed "../../sql/functions/audit_seal_findings.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_standing_sql[] = {
#embed "../../sql/functions/audit_standing.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_trial_balance_at_sql[] = {
#embed "../../sql/functions/audit_trial_balance_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_trial_balance_between_sql[] = {
#embed "../../sql/functions/audit_trial_balance_between.sql" suffix(, )
  0};

static const unsigned char sql_functions_audit_trial_balance_of_year_sql[] = {
#embed "../../sql/functions/audit_trial_balance_of_year.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_add_account_sql[] = {
#embed "../../sql/functions/banking_add_account.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_add_rule_sql[] = {
#embed "../../sql/functions/banking_add_rule.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_allocate_sql[] = {
#embed "../../sql/functions/banking_allocate.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_allocate_part_sql[] = {
#embed "../../sql/functions/banking_allocate_part.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_attach_payments_sql[] = {
#embed "../../sql/functions/banking_attach_payments.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_book_settlement_sql[] = {
#embed "../../sql/functions/banking_book_settlement.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_comes_before_sql[] = {
#embed "../../sql/functions/banking_comes_before.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_deallocate_sql[] = {
#embed "../../sql/functions/banking_deallocate.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_find_known_sql[] = {
#embed "../../sql/functions/banking_find_known.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_find_place_sql[] = {
#embed "../../sql/functions/banking_find_place.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_forget_lines_sql[] = {
#embed "../../sql/functions/banking_forget_lines.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_identify_lines_sql[] = {
#embed "../../sql/functions/banking_identify_lines.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_import_file_sql[] = {
#embed "../../sql/functions/banking_import_file.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_import_statement_sql[] = {
#embed "../../sql/functions/banking_import_statement.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_is_iban_sql[] = {
#embed "../../sql/functions/banking_is_iban.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_keep_lines_sql[] = {
#embed "../../sql/functions/banking_keep_lines.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_keep_part_sql[] = {
#embed "../../sql/functions/banking_keep_part.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_lines_of_donor_sql[] = {
#embed "../../sql/functions/banking_lines_of_donor.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_lock_line_sql[] = {
#embed "../../sql/functions/banking_lock_line.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_open_account_sql[] = {
#embed "../../sql/functions/banking_open_account.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_post_statement_sql[] = {
#embed "../../sql/functions/banking_post_statement.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_refuse_gap_sql[] = {
#embed "../../sql/functions/banking_refuse_gap.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_refuse_overlap_sql[] = {
#embed "../../sql/functions/banking_refuse_overlap.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_refuse_repeat_sql[] = {
#embed "../../sql/functions/banking_refuse_repeat.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_refuse_sum_sql[] = {
#embed "../../sql/functions/banking_refuse_sum.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_remove_rule_sql[] = {
#embed "../../sql/functions/banking_remove_rule.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_require_account_agrees_sql[] = {
#embed "../../sql/functions/banking_require_account_agrees.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_require_staging_sql[] = {
#embed "../../sql/functions/banking_require_staging.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_resolve_statements_sql[] = {
#embed "../../sql/functions/banking_resolve_statements.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_said_of_statement_sql[] = {
#embed "../../sql/functions/banking_said_of_statement.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_stage_file_sql[] = {
#embed "../../sql/functions/banking_stage_file.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_staged_file_sql[] = {
#embed "../../sql/functions/banking_staged_file.sql" suffix(, )
  0};

static const unsigned char sql_functions_banking_take_as_new_sql[] = {
#embed "../../sql/functions/banking_take_as_new.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_account_roles_sql[] = {
#embed "../../sql/functions/giving_account_roles.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_book_donation_sql[] = {
#embed "../../sql/functions/giving_book_donation.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_book_refund_sql[] = {
#embed "../../sql/functions/giving_book_refund.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_campaign_ids_sql[] = {
#embed "../../sql/functions/giving_campaign_ids.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_cancel_pledge_sql[] = {
#embed "../../sql/functions/giving_cancel_pledge.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_create_campaign_sql[] = {
#embed "../../sql/functions/giving_create_campaign.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_document_number_sql[] = {
#embed "../../sql/functions/giving_document_number.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_donations_at_sql[] = {
#embed "../../sql/functions/giving_donations_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_donor_id_sql[] = {
#embed "../../sql/functions/giving_donor_id.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_entries_of_donor_sql[] = {
#embed "../../sql/functions/giving_entries_of_donor.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_erase_donor_sql[] = {
#embed "../../sql/functions/giving_erase_donor.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_fold_gifts_sql[] = {
#embed "../../sql/functions/giving_fold_gifts.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_gift_stands_from_sql[] = {
#embed "../../sql/functions/giving_gift_stands_from.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_goal_at_sql[] = {
#embed "../../sql/functions/giving_goal_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_import_gifts_sql[] = {
#embed "../../sql/functions/giving_import_gifts.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_known_gifts_sql[] = {
#embed "../../sql/functions/giving_known_gifts.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_lock_donation_sql[] = {
#embed "../../sql/functions/giving_lock_donation.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_lock_pledge_sql[] = {
#embed "../../sql/functions/giving_lock_pledge.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_mentions_of_donor_sql[] = {
#embed "../../sql/functions/giving_mentions_of_donor.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_name_key_sql[] = {
#embed "../../sql/functions/giving_name_key.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_pledge_stands_from_sql[] = {
#embed "../../sql/functions/giving_pledge_stands_from.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_posting_days_sql[] = {
#embed "../../sql/functions/giving_posting_days.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_record_donation_sql[] = {
#embed "../../sql/functions/giving_record_donation.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_record_pledge_sql[] = {
#embed "../../sql/functions/giving_record_pledge.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_refund_donation_sql[] = {
#embed "../../sql/functions/giving_refund_donation.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_refuse_posting_sql[] = {
#embed "../../sql/functions/giving_refuse_posting.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_changeable_sql[] = {
#embed "../../sql/functions/giving_require_changeable.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_no_refunds_sql[] = {
#embed "../../sql/functions/giving_require_no_refunds.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_pledges_sql[] = {
#embed "../../sql/functions/giving_require_pledges.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_posting_sql[] = {
#embed "../../sql/functions/giving_require_posting.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_postings_sql[] = {
#embed "../../sql/functions/giving_require_postings.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_reference_rates_sql[] = {
#embed "../../sql/functions/giving_require_reference_rates.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_standing_sql[] = {
#embed "../../sql/functions/giving_require_standing.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_require_unseen_sql[] = {
#embed "../../sql/functions/giving_require_unseen.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_says_words_sql[] = {
#embed "../../sql/functions/giving_says_words.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_set_goal_sql[] = {
#embed "../../sql/functions/giving_set_goal.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_take_back_sql[] = {
#embed "../../sql/functions/giving_take_back.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_take_back_all_sql[] = {
#embed "../../sql/functions/giving_take_back_all.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_texts_of_donor_sql[] = {
#embed "../../sql/functions/giving_texts_of_donor.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_void_document_sql[] = {
#embed "../../sql/functions/giving_void_document.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_void_import_sql[] = {
#embed "../../sql/functions/giving_void_import.sql" suffix(, )
  0};

static const unsigned char sql_functions_giving_words_sql[] = {
#embed "../../sql/functions/giving_words.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_amount_sql[] = {
#embed "../../sql/functions/ledger_amount.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_balances_sql[] = {
#embed "../../sql/functions/ledger_balances.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_begin_import_sql[] = {
#embed "../../sql/functions/ledger_begin_import.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_begin_operation_sql[] = {
#embed "../../sql/functions/ledger_begin_operation.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_close_account_sql[] = {
#embed "../../sql/functions/ledger_close_account.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_close_period_sql[] = {
#embed "../../sql/functions/ledger_close_period.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_daily_sql[] = {
#embed "../../sql/functions/ledger_daily.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_digest_private_sql[] = {
#embed "../../sql/functions/ledger_digest_private.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_entry_no_sql[] = {
#embed "../../sql/functions/ledger_entry_no.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_find_operation_sql[] = {
#embed "../../sql/functions/ledger_find_operation.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_fiscal_year_sql[] = {
#embed "../../sql/functions/ledger_fiscal_year.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_fold_balances_sql[] = {
#embed "../../sql/functions/ledger_fold_balances.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_grow_tree_sql[] = {
#embed "../../sql/functions/ledger_grow_tree.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_import_rates_sql[] = {
#embed "../../sql/functions/ledger_import_rates.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_keep_texts_sql[] = {
#embed "../../sql/functions/ledger_keep_texts.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_leaf_sql[] = {
#embed "../../sql/functions/ledger_leaf.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_open_account_sql[] = {
#embed "../../sql/functions/ledger_open_account.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_operations_at_sql[] = {
#embed "../../sql/functions/ledger_operations_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_period_findings_sql[] = {
#embed "../../sql/functions/ledger_period_findings.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_post_entries_sql[] = {
#embed "../../sql/functions/ledger_post_entries.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_post_entry_sql[] = {
#embed "../../sql/functions/ledger_post_entry.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_post_reversal_sql[] = {
#embed "../../sql/functions/ledger_post_reversal.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_post_reversals_sql[] = {
#embed "../../sql/functions/ledger_post_reversals.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_posting_day_sql[] = {
#embed "../../sql/functions/ledger_posting_day.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_record_entry_sql[] = {
#embed "../../sql/functions/ledger_record_entry.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_record_role_sql[] = {
#embed "../../sql/functions/ledger_record_role.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_reference_rate_sql[] = {
#embed "../../sql/functions/ledger_reference_rate.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_refuse_closed_sql[] = {
#embed "../../sql/functions/ledger_refuse_closed.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_reopen_period_sql[] = {
#embed "../../sql/functions/ledger_reopen_period.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_require_accounts_sql[] = {
#embed "../../sql/functions/ledger_require_accounts.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_require_open_operation_sql[] = {
#embed "../../sql/functions/ledger_require_open_operation.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_resolve_accounts_sql[] = {
#embed "../../sql/functions/ledger_resolve_accounts.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_reverse_entry_sql[] = {
#embed "../../sql/functions/ledger_reverse_entry.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_seal_entries_sql[] = {
#embed "../../sql/functions/ledger_seal_entries.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_seal_finished_sql[] = {
#embed "../../sql/functions/ledger_seal_finished.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_sealed_after_sql[] = {
#embed "../../sql/functions/ledger_sealed_after.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_today_sql[] = {
#embed "../../sql/functions/ledger_today.sql" suffix(, )
  0};

static const unsigned char sql_functions_ledger_tree_root_sql[] = {
#embed "../../sql/functions/ledger_tree_root.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_accept_figure_sql[] = {
#embed "../../sql/functions/membership_accept_figure.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_add_contact_sql[] = {
#embed "../../sql/functions/membership_add_contact.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_add_organisation_sql[] = {
#embed "../../sql/functions/membership_add_organisation.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_add_organisations_sql[] = {
#embed "../../sql/functions/membership_add_organisations.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_affiliations_at_sql[] = {
#embed "../../sql/functions/membership_affiliations_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_agrees_sql[] = {
#embed "../../sql/functions/membership_agrees.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_create_body_sql[] = {
#embed "../../sql/functions/membership_create_body.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_erase_contact_sql[] = {
#embed "../../sql/functions/membership_erase_contact.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_growth_sql[] = {
#embed "../../sql/functions/membership_growth.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_leave_reason_sql[] = {
#embed "../../sql/functions/membership_leave_reason.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_lock_body_sql[] = {
#embed "../../sql/functions/membership_lock_body.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_moved_sql[] = {
#embed "../../sql/functions/membership_moved.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_movements_at_sql[] = {
#embed "../../sql/functions/membership_movements_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_name_at_sql[] = {
#embed "../../sql/functions/membership_name_at.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_post_movements_sql[] = {
#embed "../../sql/functions/membership_post_movements.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_record_sql[] = {
#embed "../../sql/functions/membership_record.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_record_figure_sql[] = {
#embed "../../sql/functions/membership_record_figure.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_register_sql[] = {
#embed "../../sql/functions/membership_register.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_rename_organisation_sql[] = {
#embed "../../sql/functions/membership_rename_organisation.sql" suffix(, )
  0};

static const unsigned char sql_functions_membership_require_unnamed_sql[] = {
#embed "../../sql/functions/membership_require_unnamed.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_add_schedule_sql[] = {
#embed "../../sql/functions/reporting_add_schedule.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_begin_run_sql[] = {
#embed "../../sql/functions/reporting_begin_run.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_change_schedule_sql[] = {
#embed "../../sql/functions/reporting_change_schedule.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_claim_delivery_sql[] = {
#embed "../../sql/functions/reporting_claim_delivery.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_due_sql[] = {
#embed "../../sql/functions/reporting_due.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_finish_delivery_sql[] = {
#embed "../../sql/functions/reporting_finish_delivery.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_has_new_goals_sql[] = {
#embed "../../sql/functions/reporting_has_new_goals.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_health_sql[] = {
#embed "../../sql/functions/reporting_health.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_record_round_sql[] = {
#embed "../../sql/functions/reporting_record_round.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_record_run_sql[] = {
#embed "../../sql/functions/reporting_record_run.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_restated_sql[] = {
#embed "../../sql/functions/reporting_restated.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_restating_sql[] = {
#embed "../../sql/functions/reporting_restating.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_restating_entries_sql[] = {
#embed "../../sql/functions/reporting_restating_entries.sql" suffix(, )
  0};

static const unsigned char sql_functions_reporting_retry_delivery_sql[] = {
#embed "../../sql/functions/reporting_retry_delivery.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0000_migration_sql[] = {
#embed "../../sql/migrations/0000_migration.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0001_ledger_sql[] = {
#embed "../../sql/migrations/0001_ledger.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0002_append_only_sql[] = {
#embed "../../sql/migrations/0002_append_only.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0003_giving_sql[] = {
#embed "../../sql/migrations/0003_giving.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0004_bodies_sql[] = {
#embed "../../sql/migrations/0004_bodies.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0005_audit_sql[] = {
#embed "../../sql/migrations/0005_audit.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0006_membership_sql[] = {
#embed "../../sql/migrations/0006_membership.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0007_periods_sql[] = {
#embed "../../sql/migrations/0007_periods.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0008_seals_sql[] = {
#embed "../../sql/migrations/0008_seals.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0009_known_by_seal_sql[] = {
#embed "../../sql/migrations/0009_known_by_seal.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0015_reporting_sql[] = {
#embed "../../sql/migrations/0015_reporting.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0016_more_reports_sql[] = {
#embed "../../sql/migrations/0016_more_reports.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0017_banking_sql[] = {
#embed "../../sql/migrations/0017_banking.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0018_allocations_sql[] = {
#embed "../../sql/migrations/0018_allocations.sql" suffix(, )
  0};

static const unsigned char sql_migrations_0019_rates_sql[] = {
#embed "../../sql/migrations/0019_rates.sql" suffix(, )
  0};

static const unsigned char sql_roles_grants_sql[] = {
#embed "../../sql/roles/grants.sql" suffix(, )
  0};

static const unsigned char sql_roles_groups_sql[] = {
#embed "../../sql/roles/groups.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_accounts_sql[] = {
#embed "../../sql/views/audit_accounts.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_acts_sql[] = {
#embed "../../sql/views/audit_acts.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_affiliations_sql[] = {
#embed "../../sql/views/audit_affiliations.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_allocations_sql[] = {
#embed "../../sql/views/audit_allocations.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_bodies_sql[] = {
#embed "../../sql/views/audit_bodies.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_campaigns_sql[] = {
#embed "../../sql/views/audit_campaigns.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_donations_sql[] = {
#embed "../../sql/views/audit_donations.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_entry_form_sql[] = {
#embed "../../sql/views/audit_entry_form.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_figures_sql[] = {
#embed "../../sql/views/audit_figures.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_journal_sql[] = {
#embed "../../sql/views/audit_journal.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_membership_growth_sql[] = {
#embed "../../sql/views/audit_membership_growth.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_movements_sql[] = {
#embed "../../sql/views/audit_movements.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_organisations_sql[] = {
#embed "../../sql/views/audit_organisations.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_periods_sql[] = {
#embed "../../sql/views/audit_periods.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_pledges_sql[] = {
#embed "../../sql/views/audit_pledges.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_rates_sql[] = {
#embed "../../sql/views/audit_rates.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_refunds_sql[] = {
#embed "../../sql/views/audit_refunds.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_report_deliveries_sql[] = {
#embed "../../sql/views/audit_report_deliveries.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_report_rounds_sql[] = {
#embed "../../sql/views/audit_report_rounds.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_report_runs_sql[] = {
#embed "../../sql/views/audit_report_runs.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_report_schedules_sql[] = {
#embed "../../sql/views/audit_report_schedules.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_sealed_entries_sql[] = {
#embed "../../sql/views/audit_sealed_entries.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_seals_sql[] = {
#embed "../../sql/views/audit_seals.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_statement_lines_sql[] = {
#embed "../../sql/views/audit_statement_lines.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_statement_payments_sql[] = {
#embed "../../sql/views/audit_statement_payments.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_statements_sql[] = {
#embed "../../sql/views/audit_statements.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_trial_balance_sql[] = {
#embed "../../sql/views/audit_trial_balance.sql" suffix(, )
  0};

static const unsigned char sql_views_audit_units_sql[] = {
#embed "../../sql/views/audit_units.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_open_line_sql[] = {
#embed "../../sql/views/banking_open_line.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_open_piece_sql[] = {
#embed "../../sql/views/banking_open_piece.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_part_fact_sql[] = {
#embed "../../sql/views/banking_part_fact.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_readable_text_sql[] = {
#embed "../../sql/views/banking_readable_text.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_standing_part_sql[] = {
#embed "../../sql/views/banking_standing_part.sql" suffix(, )
  0};

static const unsigned char sql_views_banking_waiting_sql[] = {
#embed "../../sql/views/banking_waiting.sql" suffix(, )
  0};

static const unsigned char sql_views_giving_document_sql[] = {
#embed "../../sql/views/giving_document.sql" suffix(, )
  0};

static const unsigned char sql_views_giving_donation_fact_sql[] = {
#embed "../../sql/views/giving_donation_fact.sql" suffix(, )
  0};

static const unsigned char sql_views_giving_pledge_fact_sql[] = {
#embed "../../sql/views/giving_pledge_fact.sql" suffix(, )
  0};

static const unsigned char sql_views_giving_refund_fact_sql[] = {
#embed "../../sql/views/giving_refund_fact.sql" suffix(, )
  0};

static const unsigned char sql_views_ledger_readable_text_sql[] = {
#embed "../../sql/views/ledger_readable_text.sql" suffix(, )
  0};

static const unsigned char sql_views_membership_broken_merger_sql[] = {
#embed "../../sql/views/membership_broken_merger.sql" suffix(, )
  0};

static const struct embedded_file files[] = {
  {"config/accounts.csv", config_accounts_csv, sizeof config_accounts_csv - 1},
  {"config/bodies.csv", config_bodies_csv, sizeof config_bodies_csv - 1},
  {"config/body_rules.csv", config_body_rules_csv, sizeof config_body_rules_csv - 1},
  {"config/campaigns.csv", config_campaigns_csv, sizeof config_campaigns_csv - 1},
  {"config/countries.csv", config_countries_csv, sizeof config_countries_csv - 1},
  {"config/member_maps/ica.csv", config_member_maps_ica_csv, sizeof config_member_maps_ica_csv - 1},
  {"config/member_maps/uk-coops.csv", config_member_maps_uk_coops_csv, sizeof config_member_maps_uk_coops_csv - 1},
  {"config/profiles/adyen.csv", config_profiles_adyen_csv, sizeof config_profiles_adyen_csv - 1},
  {"config/profiles/amex-uk.csv", config_profiles_amex_uk_csv, sizeof config_profiles_amex_uk_csv - 1},
  {"config/profiles/bank-of-ireland.csv", config_profiles_bank_of_ireland_csv, sizeof config_profiles_bank_of_ireland_csv - 1},
  {"config/profiles/belfius.csv", config_profiles_belfius_csv, sizeof config_profiles_belfius_csv - 1},
  {"config/profiles/boursorama.csv", config_profiles_boursorama_csv, sizeof config_profiles_boursorama_csv - 1},
  {"config/profiles/bunq.csv", config_profiles_bunq_csv, sizeof config_profiles_bunq_csv - 1},
  {"config/profiles/ceska-sporitelna.csv", config_profiles_ceska_sporitelna_csv, sizeof config_profiles_ceska_sporitelna_csv - 1},
  {"config/profiles/comdirect.csv", config_profiles_comdirect_csv, sizeof config_profiles_comdirect_csv - 1},
  {"config/profiles/commerzbank.csv", config_profiles_commerzbank_csv, sizeof config_profiles_commerzbank_csv - 1},
  {"config/profiles/csb43.csv", config_profiles_csb43_csv, sizeof config_profiles_csb43_csv - 1},
  {"config/profiles/danske.csv", config_profiles_danske_csv, sizeof config_profiles_danske_csv - 1},
  {"config/profiles/deutsche-bank.csv", config_profiles_deutsche_bank_csv, sizeof config_profiles_deutsche_bank_csv - 1},
  {"config/profiles/dkb.csv", config_profiles_dkb_csv, sizeof config_profiles_dkb_csv - 1},
  {"config/profiles/donorbox.csv", config_profiles_donorbox_csv, sizeof config_profiles_donorbox_csv - 1},
  {"config/profiles/erste-hu.csv", config_profiles_erste_hu_csv, sizeof config_profiles_erste_hu_csv - 1},
  {"config/profiles/fiducia.csv", config_profiles_fiducia_csv, sizeof config_profiles_fiducia_csv - 1},
  {"config/profiles/github-sponsors.csv", config_profiles_github_sponsors_csv, sizeof config_profiles_github_sponsors_csv - 1},
  {"config/profiles/givewp.csv", config_profiles_givewp_csv, sizeof config_profiles_givewp_csv - 1},
  {"config/profiles/gocardless.csv", config_profiles_gocardless_csv, sizeof config_profiles_gocardless_csv - 1},
  {"config/profiles/ing-be.csv", config_profiles_ing_be_csv, sizeof config_profiles_ing_be_csv - 1},
  {"config/profiles/ing-nl.csv", config_profiles_ing_nl_csv, sizeof config_profiles_ing_nl_csv - 1},
  {"config/profiles/justgiving.csv", config_profiles_justgiving_csv, sizeof config_profiles_justgiving_csv - 1},
  {"config/profiles/kbc-card.csv", config_profiles_kbc_card_csv, sizeof config_profiles_kbc_card_csv - 1},
  {"config/profiles/kbc.csv", config_profiles_kbc_csv, sizeof config_profiles_kbc_csv - 1},
  {"config/profiles/mollie.csv", config_profiles_mollie_csv, sizeof config_profiles_mollie_csv - 1},
  {"config/profiles/monzo.csv", config_profiles_monzo_csv, sizeof config_profiles_monzo_csv - 1},
  {"config/profiles/n26.csv", config_profiles_n26_csv, sizeof config_profiles_n26_csv - 1},
  {"config/profiles/ocbc.csv", config_profiles_ocbc_csv, sizeof config_profiles_ocbc_csv - 1},
  {"config/profiles/odoo-sheet.csv", config_profiles_odoo_sheet_csv, sizeof config_profiles_odoo_sheet_csv - 1},
  {"config/profiles/open-collective.csv", config_profiles_open_collective_csv, sizeof config_profiles_open_collective_csv - 1},
  {"config/profiles/paypal-eu.csv", config_profiles_paypal_eu_csv, sizeof config_profiles_paypal_eu_csv - 1},
  {"config/profiles/paypal.csv", config_profiles_paypal_csv, sizeof config_profiles_paypal_csv - 1},
  {"config/profiles/plain.csv", config_profiles_plain_csv, sizeof config_profiles_plain_csv - 1},
  {"config/profiles/rabobank.csv", config_profiles_rabobank_csv, sizeof config_profiles_rabobank_csv - 1},
  {"config/profiles/raiffeisen-at.csv", config_profiles_raiffeisen_at_csv, sizeof config_profiles_raiffeisen_at_csv - 1},
  {"config/profiles/raiffeisen-cz.csv", config_profiles_raiffeisen_cz_csv, sizeof config_profiles_raiffeisen_cz_csv - 1},
  {"config/profiles/revolut-business.csv", config_profiles_revolut_business_csv, sizeof config_profiles_revolut_business_csv - 1},
  {"config/profiles/revolut-languages.csv", config_profiles_revolut_languages_csv, sizeof config_profiles_revolut_languages_csv - 1},
  {"config/profiles/revolut.csv", config_profiles_revolut_csv, sizeof config_profiles_revolut_csv - 1},
  {"config/profiles/sparkasse-card.csv", config_profiles_sparkasse_card_csv, sizeof config_profiles_sparkasse_card_csv - 1},
  {"config/profiles/sparkasse.csv", config_profiles_sparkasse_csv, sizeof config_profiles_sparkasse_csv - 1},
  {"config/profiles/square.csv", config_profiles_square_csv, sizeof config_profiles_square_csv - 1},
  {"config/profiles/starling.csv", config_profiles_starling_csv, sizeof config_profiles_starling_csv - 1},
  {"config/profiles/stripe-balance.csv", config_profiles_stripe_balance_csv, sizeof config_profiles_stripe_balance_csv - 1},
  {"config/profiles/stripe.csv", config_profiles_stripe_csv, sizeof config_profiles_stripe_csv - 1},
  {"config/profiles/sumup.csv", config_profiles_sumup_csv, sizeof config_profiles_sumup_csv - 1},
  {"config/profiles/swedbank-baltic.csv", config_profiles_swedbank_baltic_csv, sizeof config_profiles_swedbank_baltic_csv - 1},
  {"config/profiles/triodos.csv", config_profiles_triodos_csv, sizeof config_profiles_triodos_csv - 1},
  {"config/profiles/wise-transfers.csv", config_profiles_wise_transfers_csv, sizeof config_profiles_wise_transfers_csv - 1},
  {"config/profiles/wise.csv", config_profiles_wise_csv, sizeof config_profiles_wise_csv - 1},
  {"config/profiles/zkb.csv", config_profiles_zkb_csv, sizeof config_profiles_zkb_csv - 1},
  {"config/units.csv", config_units_csv, sizeof config_units_csv - 1},
  {"sql/checks/accounts_of_one_name_agree.sql", sql_checks_accounts_of_one_name_agree_sql, sizeof sql_checks_accounts_of_one_name_agree_sql - 1},
  {"sql/checks/acts_and_operations_agree.sql", sql_checks_acts_and_operations_agree_sql, sizeof sql_checks_acts_and_operations_agree_sql - 1},
  {"sql/checks/allocations_post_what_they_say.sql", sql_checks_allocations_post_what_they_say_sql, sizeof sql_checks_allocations_post_what_they_say_sql - 1},
  {"sql/checks/bank_balances_equal_their_statements.sql", sql_checks_bank_balances_equal_their_statements_sql, sizeof sql_checks_bank_balances_equal_their_statements_sql - 1},
  {"sql/checks/campaigns_equal_their_documents.sql", sql_checks_campaigns_equal_their_documents_sql, sizeof sql_checks_campaigns_equal_their_documents_sql - 1},
  {"sql/checks/closed_accounts_are_empty.sql", sql_checks_closed_accounts_are_empty_sql, sizeof sql_checks_closed_accounts_are_empty_sql - 1},
  {"sql/checks/closed_months_take_nothing.sql", sql_checks_closed_months_take_nothing_sql, sizeof sql_checks_closed_months_take_nothing_sql - 1},
  {"sql/checks/currencies_have_their_scale.sql", sql_checks_currencies_have_their_scale_sql, sizeof sql_checks_currencies_have_their_scale_sql - 1},
  {"sql/checks/dead_currencies_rest.sql", sql_checks_dead_currencies_rest_sql, sizeof sql_checks_dead_currencies_rest_sql - 1},
  {"sql/checks/deliveries_agree_with_their_attempts.sql", sql_checks_deliveries_agree_with_their_attempts_sql, sizeof sql_checks_deliveries_agree_with_their_attempts_sql - 1},
  {"sql/checks/documents_are_seen_once.sql", sql_checks_documents_are_seen_once_sql, sizeof sql_checks_documents_are_seen_once_sql - 1},
  {"sql/checks/documents_have_entries_of_their_kind.sql", sql_checks_documents_have_entries_of_their_kind_sql, sizeof sql_checks_documents_have_entries_of_their_kind_sql - 1},
  {"sql/checks/donations_in_campaign_currency_are_worth_themselves.sql", sql_checks_donations_in_campaign_currency_are_worth_themselves_sql, sizeof sql_checks_donations_in_campaign_currency_are_worth_themselves_sql - 1},
  {"sql/checks/donations_post_what_they_say.sql", sql_checks_donations_post_what_they_say_sql, sizeof sql_checks_donations_post_what_they_say_sql - 1},
  {"sql/checks/entries_are_complete.sql", sql_checks_entries_are_complete_sql, sizeof sql_checks_entries_are_complete_sql - 1},
  {"sql/checks/entries_bear_their_operations_stamp.sql", sql_checks_entries_bear_their_operations_stamp_sql, sizeof sql_checks_entries_bear_their_operations_stamp_sql - 1},
  {"sql/checks/entries_of_documents_have_one.sql", sql_checks_entries_of_documents_have_one_sql, sizeof sql_checks_entries_of_documents_have_one_sql - 1},
  {"sql/checks/erasures_restrict_their_lines.sql", sql_checks_erasures_restrict_their_lines_sql, sizeof sql_checks_erasures_restrict_their_lines_sql - 1},
  {"sql/checks/folds_equal_the_journal.sql", sql_checks_folds_equal_the_journal_sql, sizeof sql_checks_folds_equal_the_journal_sql - 1},
  {"sql/checks/gifts_are_voided_after_their_refunds.sql", sql_checks_gifts_are_voided_after_their_refunds_sql, sizeof sql_checks_gifts_are_voided_after_their_refunds_sql - 1},
  {"sql/checks/gifts_at_reference_rates_used_them.sql", sql_checks_gifts_at_reference_rates_used_them_sql, sizeof sql_checks_gifts_at_reference_rates_used_them_sql - 1},
  {"sql/checks/guards_stand.sql", sql_checks_guards_stand_sql, sizeof sql_checks_guards_stand_sql - 1},
  {"sql/checks/late_entries_follow_closed_months.sql", sql_checks_late_entries_follow_closed_months_sql, sizeof sql_checks_late_entries_follow_closed_months_sql - 1},
  {"sql/checks/legal_numbers_have_no_gap.sql", sql_checks_legal_numbers_have_no_gap_sql, sizeof sql_checks_legal_numbers_have_no_gap_sql - 1},
  {"sql/checks/lines_are_known_again.sql", sql_checks_lines_are_known_again_sql, sizeof sql_checks_lines_are_known_again_sql - 1},
  {"sql/checks/members_are_never_below_zero.sql", sql_checks_members_are_never_below_zero_sql, sizeof sql_checks_members_are_never_below_zero_sql - 1},
  {"sql/checks/members_equal_the_journal.sql", sql_checks_members_equal_the_journal_sql, sizeof sql_checks_members_equal_the_journal_sql - 1},
  {"sql/checks/mergers_have_their_successors.sql", sql_checks_mergers_have_their_successors_sql, sizeof sql_checks_mergers_have_their_successors_sql - 1},
  {"sql/checks/months_agree_with_their_acts.sql", sql_checks_months_agree_with_their_acts_sql, sizeof sql_checks_months_agree_with_their_acts_sql - 1},
  {"sql/checks/months_are_opened.sql", sql_checks_months_are_opened_sql, sizeof sql_checks_months_are_opened_sql - 1},
  {"sql/checks/movements_are_booked.sql", sql_checks_movements_are_booked_sql, sizeof sql_checks_movements_are_booked_sql - 1},
  {"sql/checks/parts_stay_within_their_lines.sql", sql_checks_parts_stay_within_their_lines_sql, sizeof sql_checks_parts_stay_within_their_lines_sql - 1},
  {"sql/checks/payments_come_to_their_lines.sql", sql_checks_payments_come_to_their_lines_sql, sizeof sql_checks_payments_come_to_their_lines_sql - 1},
  {"sql/checks/pledges_are_not_overpaid.sql", sql_checks_pledges_are_not_overpaid_sql, sizeof sql_checks_pledges_are_not_overpaid_sql - 1},
  {"sql/checks/raised_is_never_below_zero.sql", sql_checks_raised_is_never_below_zero_sql, sizeof sql_checks_raised_is_never_below_zero_sql - 1},
  {"sql/checks/references_lead_somewhere.sql", sql_checks_references_lead_somewhere_sql, sizeof sql_checks_references_lead_somewhere_sql - 1},
  {"sql/checks/references_of_banks_lead_somewhere.sql", sql_checks_references_of_banks_lead_somewhere_sql, sizeof sql_checks_references_of_banks_lead_somewhere_sql - 1},
  {"sql/checks/refunds_stay_within_their_gifts.sql", sql_checks_refunds_stay_within_their_gifts_sql, sizeof sql_checks_refunds_stay_within_their_gifts_sql - 1},
  {"sql/checks/register_follows_its_movements.sql", sql_checks_register_follows_its_movements_sql, sizeof sql_checks_register_follows_its_movements_sql - 1},
  {"sql/checks/reports_are_what_was_kept.sql", sql_checks_reports_are_what_was_kept_sql, sizeof sql_checks_reports_are_what_was_kept_sql - 1},
  {"sql/checks/reversals_mirror_their_entries.sql", sql_checks_reversals_mirror_their_entries_sql, sizeof sql_checks_reversals_mirror_their_entries_sql - 1},
  {"sql/checks/rules_are_what_was_asked.sql", sql_checks_rules_are_what_was_asked_sql, sizeof sql_checks_rules_are_what_was_asked_sql - 1},
  {"sql/checks/seals_are_whole.sql", sql_checks_seals_are_whole_sql, sizeof sql_checks_seals_are_whole_sql - 1},
  {"sql/checks/statement_files_are_what_was_kept.sql", sql_checks_statement_files_are_what_was_kept_sql, sizeof sql_checks_statement_files_are_what_was_kept_sql - 1},
  {"sql/checks/statement_lines_are_booked_once.sql", sql_checks_statement_lines_are_booked_once_sql, sizeof sql_checks_statement_lines_are_booked_once_sql - 1},
  {"sql/checks/statements_follow_each_other.sql", sql_checks_statements_follow_each_other_sql, sizeof sql_checks_statements_follow_each_other_sql - 1},
  {"sql/checks/suspense_is_what_is_not_explained.sql", sql_checks_suspense_is_what_is_not_explained_sql, sizeof sql_checks_suspense_is_what_is_not_explained_sql - 1},
  {"sql/checks/texts_have_their_digests.sql", sql_checks_texts_have_their_digests_sql, sizeof sql_checks_texts_have_their_digests_sql - 1},
  {"sql/checks/transfers_are_well_formed.sql", sql_checks_transfers_are_well_formed_sql, sizeof sql_checks_transfers_are_well_formed_sql - 1},
  {"sql/checks/trial_balance_is_zero.sql", sql_checks_trial_balance_is_zero_sql, sizeof sql_checks_trial_balance_is_zero_sql - 1},
  {"sql/functions/audit_activities_between.sql", sql_functions_audit_activities_between_sql, sizeof sql_functions_audit_activities_between_sql - 1},
  {"sql/functions/audit_campaign_months.sql", sql_functions_audit_campaign_months_sql, sizeof sql_functions_audit_campaign_months_sql - 1},
  {"sql/functions/audit_campaigns_at.sql", sql_functions_audit_campaigns_at_sql, sizeof sql_functions_audit_campaigns_at_sql - 1},
  {"sql/functions/audit_donations_between.sql", sql_functions_audit_donations_between_sql, sizeof sql_functions_audit_donations_between_sql - 1},
  {"sql/functions/audit_donations_posted_between.sql", sql_functions_audit_donations_posted_between_sql, sizeof sql_functions_audit_donations_posted_between_sql - 1},
  {"sql/functions/audit_figures_at.sql", sql_functions_audit_figures_at_sql, sizeof sql_functions_audit_figures_at_sql - 1},
  {"sql/functions/audit_growth.sql", sql_functions_audit_growth_sql, sizeof sql_functions_audit_growth_sql - 1},
  {"sql/functions/audit_leaf_findings.sql", sql_functions_audit_leaf_findings_sql, sizeof sql_functions_audit_leaf_findings_sql - 1},
  {"sql/functions/audit_members_at.sql", sql_functions_audit_members_at_sql, sizeof sql_functions_audit_members_at_sql - 1},
  {"sql/functions/audit_periods_at.sql", sql_functions_audit_periods_at_sql, sizeof sql_functions_audit_periods_at_sql - 1},
  {"sql/functions/audit_position_at.sql", sql_functions_audit_position_at_sql, sizeof sql_functions_audit_position_at_sql - 1},
  {"sql/functions/audit_raised_at.sql", sql_functions_audit_raised_at_sql, sizeof sql_functions_audit_raised_at_sql - 1},
  {"sql/functions/audit_seal_findings.sql", sql_functions_audit_seal_findings_sql, sizeof sql_functions_audit_seal_findings_sql - 1},
  {"sql/functions/audit_standing.sql", sql_functions_audit_standing_sql, sizeof sql_functions_audit_standing_sql - 1},
  {"sql/functions/audit_trial_balance_at.sql", sql_functions_audit_trial_balance_at_sql, sizeof sql_functions_audit_trial_balance_at_sql - 1},
  {"sql/functions/audit_trial_balance_between.sql", sql_functions_audit_trial_balance_between_sql, sizeof sql_functions_audit_trial_balance_between_sql - 1},
  {"sql/functions/audit_trial_balance_of_year.sql", sql_functions_audit_trial_balance_of_year_sql, sizeof sql_functions_audit_trial_balance_of_year_sql - 1},
  {"sql/functions/banking_add_account.sql", sql_functions_banking_add_account_sql, sizeof sql_functions_banking_add_account_sql - 1},
  {"sql/functions/banking_add_rule.sql", sql_functions_banking_add_rule_sql, sizeof sql_functions_banking_add_rule_sql - 1},
  {"sql/functions/banking_allocate.sql", sql_functions_banking_allocate_sql, sizeof sql_functions_banking_allocate_sql - 1},
  {"sql/functions/banking_allocate_part.sql", sql_functions_banking_allocate_part_sql, sizeof sql_functions_banking_allocate_part_sql - 1},
  {"sql/functions/banking_attach_payments.sql", sql_functions_banking_attach_payments_sql, sizeof sql_functions_banking_attach_payments_sql - 1},
  {"sql/functions/banking_book_settlement.sql", sql_functions_banking_book_settlement_sql, sizeof sql_functions_banking_book_settlement_sql - 1},
  {"sql/functions/banking_comes_before.sql", sql_functions_banking_comes_before_sql, sizeof sql_functions_banking_comes_before_sql - 1},
  {"sql/functions/banking_deallocate.sql", sql_functions_banking_deallocate_sql, sizeof sql_functions_banking_deallocate_sql - 1},
  {"sql/functions/banking_find_known.sql", sql_functions_banking_find_known_sql, sizeof sql_functions_banking_find_known_sql - 1},
  {"sql/functions/banking_find_place.sql", sql_functions_banking_find_place_sql, sizeof sql_functions_banking_find_place_sql - 1},
  {"sql/functions/banking_forget_lines.sql", sql_functions_banking_forget_lines_sql, sizeof sql_functions_banking_forget_lines_sql - 1},
  {"sql/functions/banking_identify_lines.sql", sql_functions_banking_identify_lines_sql, sizeof sql_functions_banking_identify_lines_sql - 1},
  {"sql/functions/banking_import_file.sql", sql_functions_banking_import_file_sql, sizeof sql_functions_banking_import_file_sql - 1},
  {"sql/functions/banking_import_statement.sql", sql_functions_banking_import_statement_sql, sizeof sql_functions_banking_import_statement_sql - 1},
  {"sql/functions/banking_is_iban.sql", sql_functions_banking_is_iban_sql, sizeof sql_functions_banking_is_iban_sql - 1},
  {"sql/functions/banking_keep_lines.sql", sql_functions_banking_keep_lines_sql, sizeof sql_functions_banking_keep_lines_sql - 1},
  {"sql/functions/banking_keep_part.sql", sql_functions_banking_keep_part_sql, sizeof sql_functions_banking_keep_part_sql - 1},
  {"sql/functions/banking_lines_of_donor.sql", sql_functions_banking_lines_of_donor_sql, sizeof sql_functions_banking_lines_of_donor_sql - 1},
  {"sql/functions/banking_lock_line.sql", sql_functions_banking_lock_line_sql, sizeof sql_functions_banking_lock_line_sql - 1},
  {"sql/functions/banking_open_account.sql", sql_functions_banking_open_account_sql, sizeof sql_functions_banking_open_account_sql - 1},
  {"sql/functions/banking_post_statement.sql", sql_functions_banking_post_statement_sql, sizeof sql_functions_banking_post_statement_sql - 1},
  {"sql/functions/banking_refuse_gap.sql", sql_functions_banking_refuse_gap_sql, sizeof sql_functions_banking_refuse_gap_sql - 1},
  {"sql/functions/banking_refuse_overlap.sql", sql_functions_banking_refuse_overlap_sql, sizeof sql_functions_banking_refuse_overlap_sql - 1},
  {"sql/functions/banking_refuse_repeat.sql", sql_functions_banking_refuse_repeat_sql, sizeof sql_functions_banking_refuse_repeat_sql - 1},
  {"sql/functions/banking_refuse_sum.sql", sql_functions_banking_refuse_sum_sql, sizeof sql_functions_banking_refuse_sum_sql - 1},
  {"sql/functions/banking_remove_rule.sql", sql_functions_banking_remove_rule_sql, sizeof sql_functions_banking_remove_rule_sql - 1},
  {"sql/functions/banking_require_account_agrees.sql", sql_functions_banking_require_account_agrees_sql, sizeof sql_functions_banking_require_account_agrees_sql - 1},
  {"sql/functions/banking_require_staging.sql", sql_functions_banking_require_staging_sql, sizeof sql_functions_banking_require_staging_sql - 1},
  {"sql/functions/banking_resolve_statements.sql", sql_functions_banking_resolve_statements_sql, sizeof sql_functions_banking_resolve_statements_sql - 1},
  {"sql/functions/banking_said_of_statement.sql", sql_functions_banking_said_of_statement_sql, sizeof sql_functions_banking_said_of_statement_sql - 1},
  {"sql/functions/banking_stage_file.sql", sql_functions_banking_stage_file_sql, sizeof sql_functions_banking_stage_file_sql - 1},
  {"sql/functions/banking_staged_file.sql", sql_functions_banking_staged_file_sql, sizeof sql_functions_banking_staged_file_sql - 1},
  {"sql/functions/banking_take_as_new.sql", sql_functions_banking_take_as_new_sql, sizeof sql_functions_banking_take_as_new_sql - 1},
  {"sql/functions/giving_account_roles.sql", sql_functions_giving_account_roles_sql, sizeof sql_functions_giving_account_roles_sql - 1},
  {"sql/functions/giving_book_donation.sql", sql_functions_giving_book_donation_sql, sizeof sql_functions_giving_book_donation_sql - 1},
  {"sql/functions/giving_book_refund.sql", sql_functions_giving_book_refund_sql, sizeof sql_functions_giving_book_refund_sql - 1},
  {"sql/functions/giving_campaign_ids.sql", sql_functions_giving_campaign_ids_sql, sizeof sql_functions_giving_campaign_ids_sql - 1},
  {"sql/functions/giving_cancel_pledge.sql", sql_functions_giving_cancel_pledge_sql, sizeof sql_functions_giving_cancel_pledge_sql - 1},
  {"sql/functions/giving_create_campaign.sql", sql_functions_giving_create_campaign_sql, sizeof sql_functions_giving_create_campaign_sql - 1},
  {"sql/functions/giving_document_number.sql", sql_functions_giving_document_number_sql, sizeof sql_functions_giving_document_number_sql - 1},
  {"sql/functions/giving_donations_at.sql", sql_functions_giving_donations_at_sql, sizeof sql_functions_giving_donations_at_sql - 1},
  {"sql/functions/giving_donor_id.sql", sql_functions_giving_donor_id_sql, sizeof sql_functions_giving_donor_id_sql - 1},
  {"sql/functions/giving_entries_of_donor.sql", sql_functions_giving_entries_of_donor_sql, sizeof sql_functions_giving_entries_of_donor_sql - 1},
  {"sql/functions/giving_erase_donor.sql", sql_functions_giving_erase_donor_sql, sizeof sql_functions_giving_erase_donor_sql - 1},
  {"sql/functions/giving_fold_gifts.sql", sql_functions_giving_fold_gifts_sql, sizeof sql_functions_giving_fold_gifts_sql - 1},
  {"sql/functions/giving_gift_stands_from.sql", sql_functions_giving_gift_stands_from_sql, sizeof sql_functions_giving_gift_stands_from_sql - 1},
  {"sql/functions/giving_goal_at.sql", sql_functions_giving_goal_at_sql, sizeof sql_functions_giving_goal_at_sql - 1},
  {"sql/functions/giving_import_gifts.sql", sql_functions_giving_import_gifts_sql, sizeof sql_functions_giving_import_gifts_sql - 1},
  {"sql/functions/giving_known_gifts.sql", sql_functions_giving_known_gifts_sql, sizeof sql_functions_giving_known_gifts_sql - 1},
  {"sql/functions/giving_lock_donation.sql", sql_functions_giving_lock_donation_sql, sizeof sql_functions_giving_lock_donation_sql - 1},
  {"sql/functions/giving_lock_pledge.sql", sql_functions_giving_lock_pledge_sql, sizeof sql_functions_giving_lock_pledge_sql - 1},
  {"sql/functions/giving_mentions_of_donor.sql", sql_functions_giving_mentions_of_donor_sql, sizeof sql_functions_giving_mentions_of_donor_sql - 1},
  {"sql/functions/giving_name_key.sql", sql_functions_giving_name_key_sql, sizeof sql_functions_giving_name_key_sql - 1},
  {"sql/functions/giving_pledge_stands_from.sql", sql_functions_giving_pledge_stands_from_sql, sizeof sql_functions_giving_pledge_stands_from_sql - 1},
  {"sql/functions/giving_posting_days.sql", sql_functions_giving_posting_days_sql, sizeof sql_functions_giving_posting_days_sql - 1},
  {"sql/functions/giving_record_donation.sql", sql_functions_giving_record_donation_sql, sizeof sql_functions_giving_record_donation_sql - 1},
  {"sql/functions/giving_record_pledge.sql", sql_functions_giving_record_pledge_sql, sizeof sql_functions_giving_record_pledge_sql - 1},
  {"sql/functions/giving_refund_donation.sql", sql_functions_giving_refund_donation_sql, sizeof sql_functions_giving_refund_donation_sql - 1},
  {"sql/functions/giving_refuse_posting.sql", sql_functions_giving_refuse_posting_sql, sizeof sql_functions_giving_refuse_posting_sql - 1},
  {"sql/functions/giving_require_changeable.sql", sql_functions_giving_require_changeable_sql, sizeof sql_functions_giving_require_changeable_sql - 1},
  {"sql/functions/giving_require_no_refunds.sql", sql_functions_giving_require_no_refunds_sql, sizeof sql_functions_giving_require_no_refunds_sql - 1},
  {"sql/functions/giving_require_pledges.sql", sql_functions_giving_require_pledges_sql, sizeof sql_functions_giving_require_pledges_sql - 1},
  {"sql/functions/giving_require_posting.sql", sql_functions_giving_require_posting_sql, sizeof sql_functions_giving_require_posting_sql - 1},
  {"sql/functions/giving_require_postings.sql", sql_functions_giving_require_postings_sql, sizeof sql_functions_giving_require_postings_sql - 1},
  {"sql/functions/giving_require_reference_rates.sql", sql_functions_giving_require_reference_rates_sql, sizeof sql_functions_giving_require_reference_rates_sql - 1},
  {"sql/functions/giving_require_standing.sql", sql_functions_giving_require_standing_sql, sizeof sql_functions_giving_require_standing_sql - 1},
  {"sql/functions/giving_require_unseen.sql", sql_functions_giving_require_unseen_sql, sizeof sql_functions_giving_require_unseen_sql - 1},
  {"sql/functions/giving_says_words.sql", sql_functions_giving_says_words_sql, sizeof sql_functions_giving_says_words_sql - 1},
  {"sql/functions/giving_set_goal.sql", sql_functions_giving_set_goal_sql, sizeof sql_functions_giving_set_goal_sql - 1},
  {"sql/functions/giving_take_back.sql", sql_functions_giving_take_back_sql, sizeof sql_functions_giving_take_back_sql - 1},
  {"sql/functions/giving_take_back_all.sql", sql_functions_giving_take_back_all_sql, sizeof sql_functions_giving_take_back_all_sql - 1},
  {"sql/functions/giving_texts_of_donor.sql", sql_functions_giving_texts_of_donor_sql, sizeof sql_functions_giving_texts_of_donor_sql - 1},
  {"sql/functions/giving_void_document.sql", sql_functions_giving_void_document_sql, sizeof sql_functions_giving_void_document_sql - 1},
  {"sql/functions/giving_void_import.sql", sql_functions_giving_void_import_sql, sizeof sql_functions_giving_void_import_sql - 1},
  {"sql/functions/giving_words.sql", sql_functions_giving_words_sql, sizeof sql_functions_giving_words_sql - 1},
  {"sql/functions/ledger_amount.sql", sql_functions_ledger_amount_sql, sizeof sql_functions_ledger_amount_sql - 1},
  {"sql/functions/ledger_balances.sql", sql_functions_ledger_balances_sql, sizeof sql_functions_ledger_balances_sql - 1},
  {"sql/functions/ledger_begin_import.sql", sql_functions_ledger_begin_import_sql, sizeof sql_functions_ledger_begin_import_sql - 1},
  {"sql/functions/ledger_begin_operation.sql", sql_functions_ledger_begin_operation_sql, sizeof sql_functions_ledger_begin_operation_sql - 1},
  {"sql/functions/ledger_close_account.sql", sql_functions_ledger_close_account_sql, sizeof sql_functions_ledger_close_account_sql - 1},
  {"sql/functions/ledger_close_period.sql", sql_functions_ledger_close_period_sql, sizeof sql_functions_ledger_close_period_sql - 1},
  {"sql/functions/ledger_daily.sql", sql_functions_ledger_daily_sql, sizeof sql_functions_ledger_daily_sql - 1},
  {"sql/functions/ledger_digest_private.sql", sql_functions_ledger_digest_private_sql, sizeof sql_functions_ledger_digest_private_sql - 1},
  {"sql/functions/ledger_entry_no.sql", sql_functions_ledger_entry_no_sql, sizeof sql_functions_ledger_entry_no_sql - 1},
  {"sql/functions/ledger_find_operation.sql", sql_functions_ledger_find_operation_sql, sizeof sql_functions_ledger_find_operation_sql - 1},
  {"sql/functions/ledger_fiscal_year.sql", sql_functions_ledger_fiscal_year_sql, sizeof sql_functions_ledger_fiscal_year_sql - 1},
  {"sql/functions/ledger_fold_balances.sql", sql_functions_ledger_fold_balances_sql, sizeof sql_functions_ledger_fold_balances_sql - 1},
  {"sql/functions/ledger_grow_tree.sql", sql_functions_ledger_grow_tree_sql, sizeof sql_functions_ledger_grow_tree_sql - 1},
  {"sql/functions/ledger_import_rates.sql", sql_functions_ledger_import_rates_sql, sizeof sql_functions_ledger_import_rates_sql - 1},
  {"sql/functions/ledger_keep_texts.sql", sql_functions_ledger_keep_texts_sql, sizeof sql_functions_ledger_keep_texts_sql - 1},
  {"sql/functions/ledger_leaf.sql", sql_functions_ledger_leaf_sql, sizeof sql_functions_ledger_leaf_sql - 1},
  {"sql/functions/ledger_open_account.sql", sql_functions_ledger_open_account_sql, sizeof sql_functions_ledger_open_account_sql - 1},
  {"sql/functions/ledger_operations_at.sql", sql_functions_ledger_operations_at_sql, sizeof sql_functions_ledger_operations_at_sql - 1},
  {"sql/functions/ledger_period_findings.sql", sql_functions_ledger_period_findings_sql, sizeof sql_functions_ledger_period_findings_sql - 1},
  {"sql/functions/ledger_post_entries.sql", sql_functions_ledger_post_entries_sql, sizeof sql_functions_ledger_post_entries_sql - 1},
  {"sql/functions/ledger_post_entry.sql", sql_functions_ledger_post_entry_sql, sizeof sql_functions_ledger_post_entry_sql - 1},
  {"sql/functions/ledger_post_reversal.sql", sql_functions_ledger_post_reversal_sql, sizeof sql_functions_ledger_post_reversal_sql - 1},
  {"sql/functions/ledger_post_reversals.sql", sql_functions_ledger_post_reversals_sql, sizeof sql_functions_ledger_post_reversals_sql - 1},
  {"sql/functions/ledger_posting_day.sql", sql_functions_ledger_posting_day_sql, sizeof sql_functions_ledger_posting_day_sql - 1},
  {"sql/functions/ledger_record_entry.sql", sql_functions_ledger_record_entry_sql, sizeof sql_functions_ledger_record_entry_sql - 1},
  {"sql/functions/ledger_record_role.sql", sql_functions_ledger_record_role_sql, sizeof sql_functions_ledger_record_role_sql - 1},
  {"sql/functions/ledger_reference_rate.sql", sql_functions_ledger_reference_rate_sql, sizeof sql_functions_ledger_reference_rate_sql - 1},
  {"sql/functions/ledger_refuse_closed.sql", sql_functions_ledger_refuse_closed_sql, sizeof sql_functions_ledger_refuse_closed_sql - 1},
  {"sql/functions/ledger_reopen_period.sql", sql_functions_ledger_reopen_period_sql, sizeof sql_functions_ledger_reopen_period_sql - 1},
  {"sql/functions/ledger_require_accounts.sql", sql_functions_ledger_require_accounts_sql, sizeof sql_functions_ledger_require_accounts_sql - 1},
  {"sql/functions/ledger_require_open_operation.sql", sql_functions_ledger_require_open_operation_sql, sizeof sql_functions_ledger_require_open_operation_sql - 1},
  {"sql/functions/ledger_resolve_accounts.sql", sql_functions_ledger_resolve_accounts_sql, sizeof sql_functions_ledger_resolve_accounts_sql - 1},
  {"sql/functions/ledger_reverse_entry.sql", sql_functions_ledger_reverse_entry_sql, sizeof sql_functions_ledger_reverse_entry_sql - 1},
  {"sql/functions/ledger_seal_entries.sql", sql_functions_ledger_seal_entries_sql, sizeof sql_functions_ledger_seal_entries_sql - 1},
  {"sql/functions/ledger_seal_finished.sql", sql_functions_ledger_seal_finished_sql, sizeof sql_functions_ledger_seal_finished_sql - 1},
  {"sql/functions/ledger_sealed_after.sql", sql_functions_ledger_sealed_after_sql, sizeof sql_functions_ledger_sealed_after_sql - 1},
  {"sql/functions/ledger_today.sql", sql_functions_ledger_today_sql, sizeof sql_functions_ledger_today_sql - 1},
  {"sql/functions/ledger_tree_root.sql", sql_functions_ledger_tree_root_sql, sizeof sql_functions_ledger_tree_root_sql - 1},
  {"sql/functions/membership_accept_figure.sql", sql_functions_membership_accept_figure_sql, sizeof sql_functions_membership_accept_figure_sql - 1},
  {"sql/functions/membership_add_contact.sql", sql_functions_membership_add_contact_sql, sizeof sql_functions_membership_add_contact_sql - 1},
  {"sql/functions/membership_add_organisation.sql", sql_functions_membership_add_organisation_sql, sizeof sql_functions_membership_add_organisation_sql - 1},
  {"sql/functions/membership_add_organisations.sql", sql_functions_membership_add_organisations_sql, sizeof sql_functions_membership_add_organisations_sql - 1},
  {"sql/functions/membership_affiliations_at.sql", sql_functions_membership_affiliations_at_sql, sizeof sql_functions_membership_affiliations_at_sql - 1},
  {"sql/functions/membership_agrees.sql", sql_functions_membership_agrees_sql, sizeof sql_functions_membership_agrees_sql - 1},
  {"sql/functions/membership_create_body.sql", sql_functions_membership_create_body_sql, sizeof sql_functions_membership_create_body_sql - 1},
  {"sql/functions/membership_erase_contact.sql", sql_functions_membership_erase_contact_sql, sizeof sql_functions_membership_erase_contact_sql - 1},
  {"sql/functions/membership_growth.sql", sql_functions_membership_growth_sql, sizeof sql_functions_membership_growth_sql - 1},
  {"sql/functions/membership_leave_reason.sql", sql_functions_membership_leave_reason_sql, sizeof sql_functions_membership_leave_reason_sql - 1},
  {"sql/functions/membership_lock_body.sql", sql_functions_membership_lock_body_sql, sizeof sql_functions_membership_lock_body_sql - 1},
  {"sql/functions/membership_moved.sql", sql_functions_membership_moved_sql, sizeof sql_functions_membership_moved_sql - 1},
  {"sql/functions/membership_movements_at.sql", sql_functions_membership_movements_at_sql, sizeof sql_functions_membership_movements_at_sql - 1},
  {"sql/functions/membership_name_at.sql", sql_functions_membership_name_at_sql, sizeof sql_functions_membership_name_at_sql - 1},
  {"sql/functions/membership_post_movements.sql", sql_functions_membership_post_movements_sql, sizeof sql_functions_membership_post_movements_sql - 1},
  {"sql/functions/membership_record.sql", sql_functions_membership_record_sql, sizeof sql_functions_membership_record_sql - 1},
  {"sql/functions/membership_record_figure.sql", sql_functions_membership_record_figure_sql, sizeof sql_functions_membership_record_figure_sql - 1},
  {"sql/functions/membership_register.sql", sql_functions_membership_register_sql, sizeof sql_functions_membership_register_sql - 1},
  {"sql/functions/membership_rename_organisation.sql", sql_functions_membership_rename_organisation_sql, sizeof sql_functions_membership_rename_organisation_sql - 1},
  {"sql/functions/membership_require_unnamed.sql", sql_functions_membership_require_unnamed_sql, sizeof sql_functions_membership_require_unnamed_sql - 1},
  {"sql/functions/reporting_add_schedule.sql", sql_functions_reporting_add_schedule_sql, sizeof sql_functions_reporting_add_schedule_sql - 1},
  {"sql/functions/reporting_begin_run.sql", sql_functions_reporting_begin_run_sql, sizeof sql_functions_reporting_begin_run_sql - 1},
  {"sql/functions/reporting_change_schedule.sql", sql_functions_reporting_change_schedule_sql, sizeof sql_functions_reporting_change_schedule_sql - 1},
  {"sql/functions/reporting_claim_delivery.sql", sql_functions_reporting_claim_delivery_sql, sizeof sql_functions_reporting_claim_delivery_sql - 1},
  {"sql/functions/reporting_due.sql", sql_functions_reporting_due_sql, sizeof sql_functions_reporting_due_sql - 1},
  {"sql/functions/reporting_finish_delivery.sql", sql_functions_reporting_finish_delivery_sql, sizeof sql_functions_reporting_finish_delivery_sql - 1},
  {"sql/functions/reporting_has_new_goals.sql", sql_functions_reporting_has_new_goals_sql, sizeof sql_functions_reporting_has_new_goals_sql - 1},
  {"sql/functions/reporting_health.sql", sql_functions_reporting_health_sql, sizeof sql_functions_reporting_health_sql - 1},
  {"sql/functions/reporting_record_round.sql", sql_functions_reporting_record_round_sql, sizeof sql_functions_reporting_record_round_sql - 1},
  {"sql/functions/reporting_record_run.sql", sql_functions_reporting_record_run_sql, sizeof sql_functions_reporting_record_run_sql - 1},
  {"sql/functions/reporting_restated.sql", sql_functions_reporting_restated_sql, sizeof sql_functions_reporting_restated_sql - 1},
  {"sql/functions/reporting_restating.sql", sql_functions_reporting_restating_sql, sizeof sql_functions_reporting_restating_sql - 1},
  {"sql/functions/reporting_restating_entries.sql", sql_functions_reporting_restating_entries_sql, sizeof sql_functions_reporting_restating_entries_sql - 1},
  {"sql/functions/reporting_retry_delivery.sql", sql_functions_reporting_retry_delivery_sql, sizeof sql_functions_reporting_retry_delivery_sql - 1},
  {"sql/migrations/0000_migration.sql", sql_migrations_0000_migration_sql, sizeof sql_migrations_0000_migration_sql - 1},
  {"sql/migrations/0001_ledger.sql", sql_migrations_0001_ledger_sql, sizeof sql_migrations_0001_ledger_sql - 1},
  {"sql/migrations/0002_append_only.sql", sql_migrations_0002_append_only_sql, sizeof sql_migrations_0002_append_only_sql - 1},
  {"sql/migrations/0003_giving.sql", sql_migrations_0003_giving_sql, sizeof sql_migrations_0003_giving_sql - 1},
  {"sql/migrations/0004_bodies.sql", sql_migrations_0004_bodies_sql, sizeof sql_migrations_0004_bodies_sql - 1},
  {"sql/migrations/0005_audit.sql", sql_migrations_0005_audit_sql, sizeof sql_migrations_0005_audit_sql - 1},
  {"sql/migrations/0006_membership.sql", sql_migrations_0006_membership_sql, sizeof sql_migrations_0006_membership_sql - 1},
  {"sql/migrations/0007_periods.sql", sql_migrations_0007_periods_sql, sizeof sql_migrations_0007_periods_sql - 1},
  {"sql/migrations/0008_seals.sql", sql_migrations_0008_seals_sql, sizeof sql_migrations_0008_seals_sql - 1},
  {"sql/migrations/0009_known_by_seal.sql", sql_migrations_0009_known_by_seal_sql, sizeof sql_migrations_0009_known_by_seal_sql - 1},
  {"sql/migrations/0015_reporting.sql", sql_migrations_0015_reporting_sql, sizeof sql_migrations_0015_reporting_sql - 1},
  {"sql/migrations/0016_more_reports.sql", sql_migrations_0016_more_reports_sql, sizeof sql_migrations_0016_more_reports_sql - 1},
  {"sql/migrations/0017_banking.sql", sql_migrations_0017_banking_sql, sizeof sql_migrations_0017_banking_sql - 1},
  {"sql/migrations/0018_allocations.sql", sql_migrations_0018_allocations_sql, sizeof sql_migrations_0018_allocations_sql - 1},
  {"sql/migrations/0019_rates.sql", sql_migrations_0019_rates_sql, sizeof sql_migrations_0019_rates_sql - 1},
  {"sql/roles/grants.sql", sql_roles_grants_sql, sizeof sql_roles_grants_sql - 1},
  {"sql/roles/groups.sql", sql_roles_groups_sql, sizeof sql_roles_groups_sql - 1},
  {"sql/views/audit_accounts.sql", sql_views_audit_accounts_sql, sizeof sql_views_audit_accounts_sql - 1},
  {"sql/views/audit_acts.sql", sql_views_audit_acts_sql, sizeof sql_views_audit_acts_sql - 1},
  {"sql/views/audit_affiliations.sql", sql_views_audit_affiliations_sql, sizeof sql_views_audit_affiliations_sql - 1},
  {"sql/views/audit_allocations.sql", sql_views_audit_allocations_sql, sizeof sql_views_audit_allocations_sql - 1},
  {"sql/views/audit_bodies.sql", sql_views_audit_bodies_sql, sizeof sql_views_audit_bodies_sql - 1},
  {"sql/views/audit_campaigns.sql", sql_views_audit_campaigns_sql, sizeof sql_views_audit_campaigns_sql - 1},
  {"sql/views/audit_donations.sql", sql_views_audit_donations_sql, sizeof sql_views_audit_donations_sql - 1},
  {"sql/views/audit_entry_form.sql", sql_views_audit_entry_form_sql, sizeof sql_views_audit_entry_form_sql - 1},
  {"sql/views/audit_figures.sql", sql_views_audit_figures_sql, sizeof sql_views_audit_figures_sql - 1},
  {"sql/views/audit_journal.sql", sql_views_audit_journal_sql, sizeof sql_views_audit_journal_sql - 1},
  {"sql/views/audit_membership_growth.sql", sql_views_audit_membership_growth_sql, sizeof sql_views_audit_membership_growth_sql - 1},
  {"sql/views/audit_movements.sql", sql_views_audit_movements_sql, sizeof sql_views_audit_movements_sql - 1},
  {"sql/views/audit_organisations.sql", sql_views_audit_organisations_sql, sizeof sql_views_audit_organisations_sql - 1},
  {"sql/views/audit_periods.sql", sql_views_audit_periods_sql, sizeof sql_views_audit_periods_sql - 1},
  {"sql/views/audit_pledges.sql", sql_views_audit_pledges_sql, sizeof sql_views_audit_pledges_sql - 1},
  {"sql/views/audit_rates.sql", sql_views_audit_rates_sql, sizeof sql_views_audit_rates_sql - 1},
  {"sql/views/audit_refunds.sql", sql_views_audit_refunds_sql, sizeof sql_views_audit_refunds_sql - 1},
  {"sql/views/audit_report_deliveries.sql", sql_views_audit_report_deliveries_sql, sizeof sql_views_audit_report_deliveries_sql - 1},
  {"sql/views/audit_report_rounds.sql", sql_views_audit_report_rounds_sql, sizeof sql_views_audit_report_rounds_sql - 1},
  {"sql/views/audit_report_runs.sql", sql_views_audit_report_runs_sql, sizeof sql_views_audit_report_runs_sql - 1},
  {"sql/views/audit_report_schedules.sql", sql_views_audit_report_schedules_sql, sizeof sql_views_audit_report_schedules_sql - 1},
  {"sql/views/audit_sealed_entries.sql", sql_views_audit_sealed_entries_sql, sizeof sql_views_audit_sealed_entries_sql - 1},
  {"sql/views/audit_seals.sql", sql_views_audit_seals_sql, sizeof sql_views_audit_seals_sql - 1},
  {"sql/views/audit_statement_lines.sql", sql_views_audit_statement_lines_sql, sizeof sql_views_audit_statement_lines_sql - 1},
  {"sql/views/audit_statement_payments.sql", sql_views_audit_statement_payments_sql, sizeof sql_views_audit_statement_payments_sql - 1},
  {"sql/views/audit_statements.sql", sql_views_audit_statements_sql, sizeof sql_views_audit_statements_sql - 1},
  {"sql/views/audit_trial_balance.sql", sql_views_audit_trial_balance_sql, sizeof sql_views_audit_trial_balance_sql - 1},
  {"sql/views/audit_units.sql", sql_views_audit_units_sql, sizeof sql_views_audit_units_sql - 1},
  {"sql/views/banking_open_line.sql", sql_views_banking_open_line_sql, sizeof sql_views_banking_open_line_sql - 1},
  {"sql/views/banking_open_piece.sql", sql_views_banking_open_piece_sql, sizeof sql_views_banking_open_piece_sql - 1},
  {"sql/views/banking_part_fact.sql", sql_views_banking_part_fact_sql, sizeof sql_views_banking_part_fact_sql - 1},
  {"sql/views/banking_readable_text.sql", sql_views_banking_readable_text_sql, sizeof sql_views_banking_readable_text_sql - 1},
  {"sql/views/banking_standing_part.sql", sql_views_banking_standing_part_sql, sizeof sql_views_banking_standing_part_sql - 1},
  {"sql/views/banking_waiting.sql", sql_views_banking_waiting_sql, sizeof sql_views_banking_waiting_sql - 1},
  {"sql/views/giving_document.sql", sql_views_giving_document_sql, sizeof sql_views_giving_document_sql - 1},
  {"sql/views/giving_donation_fact.sql", sql_views_giving_donation_fact_sql, sizeof sql_views_giving_donation_fact_sql - 1},
  {"sql/views/giving_pledge_fact.sql", sql_views_giving_pledge_fact_sql, sizeof sql_views_giving_pledge_fact_sql - 1},
  {"sql/views/giving_refund_fact.sql", sql_views_giving_refund_fact_sql, sizeof sql_views_giving_refund_fact_sql - 1},
  {"sql/views/ledger_readable_text.sql", sql_views_ledger_readable_text_sql, sizeof sql_views_ledger_readable_text_sql - 1},
  {"sql/views/membership_broken_merger.sql", sql_views_membership_broken_merger_sql, sizeof sql_views_membership_broken_merger_sql - 1},
};

const struct embedded_file *embedded_files(void) { return files; }
const size_t embedded_file_count = sizeof files / sizeof files[0];
