"""The numbers of the extensions by group of the model.

Made by tools/extension_numbers.py from the CII tables and tools/facts/extension_terms.tsv:
change those and run it again.
"""

FIELDS = {
    "notes[]": "content_code BT-X-5",
    "preceding_invoices[]": "type_code BT-X-555 EXT-FR-FE-02",
    "seller": "role_code BT-X-543",
    "seller.legal_address": (
        ". BG-X-14; line_1 BT-X-101; line_2 BT-X-102; line_3 BT-X-103; city BT-X-104; post_code "
        "BT-X-100; subdivision BT-X-106; country_code BT-X-105"
    ),
    "seller.contact": "type_code BT-X-317; fax BT-X-107",
    "seller.more_contacts[]": (
        ". BG-6; point BT-41; type_code BT-X-317; telephone BT-42; fax BT-X-107; email BT-43"
    ),
    "buyer": "role_code BT-X-544; legal_information BT-X-334",
    "buyer.legal_address": (
        ". BG-X-15; line_1 BT-X-109; line_2 BT-X-110; line_3 BT-X-111; city BT-X-112; post_code "
        "BT-X-108; subdivision BT-X-114; country_code BT-X-113"
    ),
    "buyer.contact": "type_code BT-X-318; fax BT-X-115",
    "buyer.more_contacts[]": (
        ". BG-9; point BT-56; type_code BT-X-318; telephone BT-57; fax BT-X-115; email BT-58"
    ),
    "payee": "trading_name BT-X-243; role_code BT-X-468 EXT-FR-FE-26; vat_id BT-X-257 EXT-FR-FE-27",
    "payee.legal_address": (
        ". BG-X-72; line_1 BT-X-470; line_2 BT-X-471; line_3 BT-X-472; city BT-X-473; post_code "
        "BT-X-469; subdivision BT-X-475; country_code BT-X-474"
    ),
    "payee.electronic_address": ". BT-X-256 EXT-FR-FE-29; scheme BT-X-256-0 EXT-FR-FE-30",
    "payee.address": (
        ". BG-X-40 EXT-FR-FE-31; line_1 BT-X-250 EXT-FR-FE-32; line_2 BT-X-251 EXT-FR-FE-33; line_3"
        " BT-X-252 EXT-FR-FE-34; city BT-X-253 EXT-FR-FE-35; post_code BT-X-249 EXT-FR-FE-36; "
        "subdivision BT-X-255 EXT-FR-FE-37; country_code BT-X-254 EXT-FR-FE-38"
    ),
    "payee.contact payee.more_contacts[]": (
        ". BG-X-39 EXT-FR-FE-39; point BT-X-244 EXT-FR-FE-40; department BT-X-245; type_code "
        "BT-X-326; telephone BT-X-246 EXT-FR-FE-41; fax BT-X-247; email BT-X-248 EXT-FR-FE-42"
    ),
    "tax_representative": "trading_name BT-X-119; role_code BT-X-547",
    "tax_representative.ids[]": ". BT-X-116 BT-X-117; scheme BT-X-117-1",
    "tax_representative.legal_id": ". BT-X-118; scheme BT-X-118-0",
    "tax_representative.legal_address": (
        ". BG-X-59; line_1 BT-X-390; line_2 BT-X-391; line_3 BT-X-392; city BT-X-393; post_code "
        "BT-X-389; subdivision BT-X-395; country_code BT-X-394"
    ),
    "tax_representative.electronic_address": ". BT-X-125; scheme BT-X-125-0",
    "tax_representative.contact tax_representative.more_contacts[]": (
        ". BG-X-17; point BT-X-120; department BT-X-121; type_code BT-X-319; telephone BT-X-122; "
        "fax BT-X-123; email BT-X-124"
    ),
    "delivery": "trading_name BT-X-154; role_code BT-X-550; vat_id BT-X-161",
    "delivery.legal_id": ". BT-X-153; scheme BT-X-153-0",
    "delivery.legal_address": (
        ". BG-X-67; line_1 BT-X-434; line_2 BT-X-435; line_3 BT-X-436; city BT-X-437; post_code "
        "BT-X-433; subdivision BT-X-439; country_code BT-X-438"
    ),
    "delivery.electronic_address": ". BT-X-160; scheme BT-X-160-0",
    "delivery.contact delivery.more_contacts[]": (
        ". BG-X-26; point BT-X-155; department BT-X-156; type_code BT-X-321; telephone BT-X-157; "
        "fax BT-X-158; email BT-X-159"
    ),
    "invoicing_period": "description BT-X-264",
    "payment.means[]": "debited_account_name BT-216; debited_provider_id BT-215",
    "allowances[]": (
        "sequence BT-X-265; base_quantity BT-X-266; base_quantity_unit_code BT-X-267; "
        "vat_exemption_reason BT-173 EXT-FR-FE-187; vat_exemption_reason_code BT-174 EXT-FR-FE-188"
    ),
    "charges[]": (
        "sequence BT-X-268; base_quantity BT-X-269; base_quantity_unit_code BT-X-270; "
        "vat_exemption_reason BT-175 EXT-FR-FE-189; vat_exemption_reason_code BT-176 EXT-FR-FE-190"
    ),
    "vat_breakdown[]": "sum_of_lines BT-X-262; sum_of_allowances_and_charges BT-X-263",
    "supporting_documents[]": "issue_date BT-X-149",
    "lines[].price": (
        "gross_base_quantity BT-149; gross_base_quantity_unit_code BT-150; discount_reason BT-X-36 "
        "EXT-FR-FE-195; discount_reason_code BT-X-313 EXT-FR-FE-196; discount_percentage BT-X-34; "
        "discount_base_amount BT-X-35"
    ),
    "lines[].price.more_discounts[]": (
        "amount BT-147; base_amount BT-X-35; percentage BT-X-34; reason BT-X-36 EXT-FR-FE-195; "
        "reason_code BT-X-313 EXT-FR-FE-196"
    ),
    "lines[].price.charges[]": (
        ". BT-X-302-00; amount BT-X-302; base_amount BT-X-301; percentage BT-X-300; reason "
        "BT-X-303; reason_code BT-X-314"
    ),
    "lines[].price.included_tax": (
        ". BG-X-4; category_code BT-X-40; rate BT-X-42; tax_amount BT-X-37; exemption_reason "
        "BT-X-39; exemption_reason_code BT-X-41"
    ),
    "lines[].vat": (
        "exemption_reason BT-X-96 EXT-FR-FE-178 BT-194; exemption_reason_code BT-X-97 EXT-FR-FE-179"
        " BT-195; vat_point_date_code BT-X-589 EXT-FR-FE-180; tax_amount BT-X-95"
    ),
    "lines[].item.classifications[]": "name BT-X-13",
    "lines[].item.attributes[]": (
        "type_code BT-X-11 EXT-FR-FE-159; measure BT-X-12 EXT-FR-FE-160; measure_unit_code "
        "BT-X-12-0 EXT-FR-FE-161"
    ),
    "lines[].item": (
        "id BT-X-305; industry_id BT-X-532; model_id BT-X-533; model_name BT-X-536; brand_name "
        "BT-X-535; batch_ids[] BT-X-534"
    ),
    "lines[].item.instances[]": ". BG-X-84; batch_id BT-X-306; serial_id BT-X-307",
    "lines[].item.manufacturer": (
        ". BG-X-93; name BT-X-595; trading_name BT-X-599; role_code BT-X-596; legal_information "
        "BT-X-597; vat_id BT-X-614; tax_registration_id BT-X-615"
    ),
    "lines[].item.manufacturer.ids[]": ". BT-X-593 BT-X-594; scheme BT-X-594-0",
    "lines[].item.manufacturer.legal_id": ". BT-X-598; scheme BT-X-598-0",
    "lines[].item.manufacturer.electronic_address": ". BT-X-613; scheme BT-X-613-0",
    "lines[].item.manufacturer.address": (
        ". BG-X-95; line_1 BT-X-607; line_2 BT-X-608; line_3 BT-X-609; city BT-X-610; post_code "
        "BT-X-606; subdivision BT-X-612; country_code BT-X-611"
    ),
    "lines[].item.manufacturer.contact lines[].item.manufacturer.more_contacts[]": (
        ". BG-X-94; point BT-X-600; department BT-X-601; type_code BT-X-602; telephone BT-X-603; "
        "fax BT-X-604; email BT-X-605"
    ),
    "lines[].item.included[]": (
        ". BG-X-1; id BT-X-308; seller_id BT-X-16; buyer_id BT-X-17; industry_id BT-X-309; name "
        "BT-X-18; description BT-X-19; quantity BT-X-20; unit_code BT-X-20-1"
    ),
    "lines[].item.included[].global_ids[]": ". BT-X-15; scheme BT-X-15-1",
    "lines[].sub_lines[]": (
        ". BG-DEX-01; allowances[] BG-DEX-03; charges[] BG-DEX-04; period BG-DEX-05; vat BG-DEX-06;"
        " price BG-DEX-07"
    ),
    "lines[]": (
        "parent_id BT-X-304 EXT-FR-FE-162; status_code BT-X-7; status_reason_code BT-X-8 "
        "EXT-FR-FE-163; note_subject_code BT-X-10 EXT-FR-FE-183; note_content_code BT-X-9; "
        "order_reference BT-X-21 EXT-FR-FE-135; order_date BT-X-22 EXT-FR-FE-200; "
        "charge_free_quantity BT-X-46; charge_free_unit_code BT-X-46-0; package_quantity BT-X-47; "
        "package_unit_code BT-X-47-0; per_package_quantity BT-X-561; per_package_unit_code "
        "BT-X-561-0; accounting_reference_type_code BT-X-99; more_accounting_references[] BT-133"
    ),
    "lines[].more_notes[]": "subject_code BT-X-10 EXT-FR-FE-183; text BT-127; content_code BT-X-9",
    "lines[].sales_order": (
        ". BG-X-81 EXT-FR-FE-BG-09; reference BT-X-537 EXT-FR-FE-144; line_id BT-X-538 "
        "EXT-FR-FE-145; issue_date BT-X-539"
    ),
    "lines[].quotation": ". BG-X-47; reference BT-X-310; line_id BT-X-311; issue_date BT-X-312",
    "lines[].contract": ". BG-X-2; reference BT-X-24; line_id BT-X-25; issue_date BT-X-26",
    "lines[].despatch_advice": (
        ". BG-X-13 EXT-FR-FE-BG-08; reference BT-X-86 EXT-FR-FE-140; line_id BT-X-87 EXT-FR-FE-141;"
        " issue_date BT-X-88"
    ),
    "lines[].receiving_advice": (
        ". BG-X-82 EXT-FR-FE-BG-07; reference BT-X-89 EXT-FR-FE-142; line_id BT-X-90 EXT-FR-FE-143;"
        " issue_date BT-X-91"
    ),
    "lines[].delivery_note": ". BG-X-83; reference BT-X-92; line_id BT-X-93; issue_date BT-X-94",
    "lines[].preceding_invoice": (
        ". BG-X-48 EXT-FR-FE-BG-06; reference BT-X-331 EXT-FR-FE-136; line_id BT-X-540 "
        "EXT-FR-FE-139; issue_date BT-X-333 EXT-FR-FE-138; type_code BT-X-332 EXT-FR-FE-137"
    ),
    "lines[].documents[]": (
        ". BG-X-3; reference BT-X-27; line_id BT-X-29; issue_date BT-X-33; type_code BT-X-30; "
        "reference_type_code BT-X-32; name BT-X-299; location BT-X-28"
    ),
    "lines[].documents[].attachment": ". BT-X-31; mime_code BT-X-31-1; filename BT-X-31-2",
    "lines[].ultimate_customer_orders[]": (
        ". BG-X-5; reference BT-X-43; line_id BT-X-44; issue_date BT-X-45"
    ),
    "lines[].delivery_terms": (
        ". BG-X-87; code BT-X-562 EXT-FR-FE-193; country_code BT-X-565; place BT-X-566 "
        "EXT-FR-FE-194"
    ),
    "lines[].item_seller": (
        ". BG-X-90 EXT-FR-FE-BG-12; name BT-X-569 EXT-FR-FE-164; trading_name BT-X-573; role_code "
        "BT-X-570; legal_information BT-X-571; vat_id BT-X-587; tax_registration_id BT-X-588"
    ),
    "lines[].item_seller.ids[]": ". BT-X-567 BT-X-568; scheme BT-X-568-0",
    "lines[].item_seller.legal_id": ". BT-X-572 EXT-FR-FE-167; scheme BT-X-572-0",
    "lines[].item_seller.electronic_address": ". BT-X-586; scheme BT-X-586-0",
    "lines[].item_seller.address": (
        ". BG-X-92; line_1 BT-X-580; line_2 BT-X-581; line_3 BT-X-582; city BT-X-583; post_code "
        "BT-X-579; subdivision BT-X-585; country_code BT-X-584 EXT-FR-FE-177"
    ),
    "lines[].item_seller.contact lines[].item_seller.more_contacts[]": (
        ". BG-X-91; point BT-X-574; department BT-X-574-1; type_code BT-X-575; telephone BT-X-576; "
        "fax BT-X-577; email BT-X-578"
    ),
    "lines[].delivery.ship_to": (
        ". BG-X-7 EXT-FR-FE-BG-10; name BT-X-50 EXT-FR-FE-149; trading_name BT-X-52; role_code "
        "BT-X-541; vat_id BT-X-66"
    ),
    "lines[].delivery.ship_to.ids[]": (
        ". BT-X-48 BT-X-49 EXT-FR-FE-146 BT-186; scheme BT-X-49-0 EXT-FR-FE-148 BT-186-1"
    ),
    "lines[].delivery.ship_to.legal_id": ". BT-X-51; scheme BT-X-51-0",
    "lines[].delivery.ship_to.electronic_address": ". BT-X-65; scheme BT-X-65-0",
    "lines[].delivery.ship_to.address": (
        ". BG-X-9 EXT-FR-FE-150; line_1 BT-X-59 EXT-FR-FE-151; line_2 BT-X-60 EXT-FR-FE-152; line_3"
        " BT-X-61 EXT-FR-FE-153; city BT-X-62 EXT-FR-FE-154; post_code BT-X-58 EXT-FR-FE-155; "
        "subdivision BT-X-64 EXT-FR-FE-156; country_code BT-X-63 EXT-FR-FE-157"
    ),
    "lines[].delivery.ship_to.contact lines[].delivery.ship_to.more_contacts[]": (
        ". BG-X-8; point BT-X-54; department BT-X-54-1; type_code BT-X-315; telephone BT-X-55; fax "
        "BT-X-56; email BT-X-57"
    ),
    "lines[].delivery.ultimate_ship_to": (
        ". BG-X-10; name BT-X-69; trading_name BT-X-71; role_code BT-X-542; vat_id BT-X-84"
    ),
    "lines[].delivery.ultimate_ship_to.ids[]": ". BT-X-67 BT-X-68; scheme BT-X-68-0",
    "lines[].delivery.ultimate_ship_to.legal_id": ". BT-X-70; scheme BT-X-70-0",
    "lines[].delivery.ultimate_ship_to.electronic_address": ". BT-X-83; scheme BT-X-83-0",
    "lines[].delivery.ultimate_ship_to.address": (
        ". BG-X-12; line_1 BT-X-77; line_2 BT-X-78; line_3 BT-X-79; city BT-X-80; post_code "
        "BT-X-76; subdivision BT-X-82; country_code BT-X-81"
    ),
    "lines[].delivery.ultimate_ship_to.contact lines[].delivery.ultimate_ship_to.more_contacts[]": (
        ". BG-X-11; point BT-X-72; department BT-X-72-1; type_code BT-X-316; telephone BT-X-73; fax"
        " BT-X-74; email BT-X-75"
    ),
    "lines[].delivery": "date BT-X-85 EXT-FR-FE-158",
    "lines[].totals": (
        "sum_of_charges BT-X-327; sum_of_allowances BT-X-328; vat_total BT-X-329 EXT-FR-FE-181; "
        "vat_total_in_accounting_currency BT-X-590 EXT-FR-FE-182; total_with_vat BT-X-330 "
        "EXT-FR-FE-184; allowances_and_charges BT-X-98"
    ),
    "third_party_payments[]": (
        ". BG-DEX-09; type_code BT-DEX-001; amount BT-DEX-002; description BT-DEX-003"
    ),
    "": (
        "test BT-X-1; name BT-X-2; copy_indicator BT-X-3; language_code BT-X-4; "
        "contractual_due_date BT-X-6; contract_type_code BT-X-405 EXT-FR-FE-01; contract_date "
        "BT-X-148 EXT-FR-FE-199; tender_date BT-X-556; object_date BT-X-557; purchase_order_date "
        "BT-X-147 EXT-FR-FE-197; sales_order_date BT-X-146; receiving_advice_date BT-X-201; "
        "despatch_advice_date BT-X-200 EXT-FR-FE-198; invoice_issuer_reference BT-X-204; "
        "transport_modes[] BT-X-152; accounting_reference_type_code BT-X-290"
    ),
    "quotation": ". BG-X-61; reference BT-X-403; issue_date BT-X-404",
    "delivery_note": "reference BT-X-202; issue_date BT-X-203",
    "ultimate_customer_orders[]": ". BG-X-23; reference BT-X-150; issue_date BT-X-151",
    "sales_agent": (
        ". BG-X-49 EXT-FR-FE-BG-03; name BT-X-335 EXT-FR-FE-66; trading_name BT-X-336 EXT-FR-FE-68;"
        " role_code BT-X-545 EXT-FR-FE-67; vat_id BT-X-340 EXT-FR-FE-73"
    ),
    "sales_agent.ids[]": ". BT-X-337 BT-X-338 EXT-FR-FE-69; scheme BT-X-338-0 EXT-FR-FE-70",
    "sales_agent.legal_id": ". BT-X-339 EXT-FR-FE-71; scheme BT-X-339-0 EXT-FR-FE-72",
    "sales_agent.legal_address": (
        ". BG-X-53; line_1 BT-X-356; line_2 BT-X-357; line_3 BT-X-358; city BT-X-359; post_code "
        "BT-X-355; subdivision BT-X-361; country_code BT-X-360"
    ),
    "sales_agent.electronic_address": ". BT-X-341 EXT-FR-FE-75; scheme BT-X-341-0 EXT-FR-FE-76",
    "sales_agent.address": (
        ". BG-X-52 EXT-FR-FE-77; line_1 BT-X-349 EXT-FR-FE-78; line_2 BT-X-350 EXT-FR-FE-79; line_3"
        " BT-X-351 EXT-FR-FE-80; city BT-X-352 EXT-FR-FE-81; post_code BT-X-348 EXT-FR-FE-82; "
        "subdivision BT-X-354 EXT-FR-FE-83; country_code BT-X-353 EXT-FR-FE-84"
    ),
    "sales_agent.contact sales_agent.more_contacts[]": (
        ". BG-X-51 EXT-FR-FE-85; point BT-X-342 EXT-FR-FE-86; department BT-X-343; type_code "
        "BT-X-347; telephone BT-X-344 EXT-FR-FE-87; fax BT-X-345; email BT-X-346 EXT-FR-FE-88"
    ),
    "buyer_tax_representative": (
        ". BG-X-54; name BT-X-362; trading_name BT-X-363; role_code BT-X-546; vat_id BT-X-367"
    ),
    "buyer_tax_representative.ids[]": ". BT-X-364 BT-X-365; scheme BT-X-365-0",
    "buyer_tax_representative.legal_id": ". BT-X-366; scheme BT-X-366-0",
    "buyer_tax_representative.legal_address": (
        ". BG-X-57; line_1 BT-X-383; line_2 BT-X-384; line_3 BT-X-385; city BT-X-386; post_code "
        "BT-X-382; subdivision BT-X-388; country_code BT-X-387"
    ),
    "buyer_tax_representative.electronic_address": ". BT-X-368; scheme BT-X-368-0",
    "buyer_tax_representative.address": (
        ". BG-X-56; line_1 BT-X-376; line_2 BT-X-377; line_3 BT-X-378; city BT-X-379; post_code "
        "BT-X-375; subdivision BT-X-381; country_code BT-X-380"
    ),
    "buyer_tax_representative.contact buyer_tax_representative.more_contacts[]": (
        ". BG-X-55; point BT-X-369; department BT-X-370; type_code BT-X-371; telephone BT-X-372; "
        "fax BT-X-373; email BT-X-374"
    ),
    "buyer_agent": (
        ". BG-X-62 EXT-FR-FE-BG-01; name BT-X-406 EXT-FR-FE-03; trading_name BT-X-407 EXT-FR-FE-05;"
        " role_code BT-X-549 EXT-FR-FE-04; vat_id BT-X-411 EXT-FR-FE-10"
    ),
    "buyer_agent.ids[]": ". BT-X-408 BT-X-409 EXT-FR-FE-06; scheme BT-X-409-0 EXT-FR-FE-07",
    "buyer_agent.legal_id": ". BT-X-410 EXT-FR-FE-08; scheme BT-X-410-0 EXT-FR-FE-09",
    "buyer_agent.legal_address": (
        ". BG-X-66; line_1 BT-X-427; line_2 BT-X-428; line_3 BT-X-429; city BT-X-430; post_code "
        "BT-X-426; subdivision BT-X-432; country_code BT-X-431"
    ),
    "buyer_agent.electronic_address": ". BT-X-412 EXT-FR-FE-12; scheme BT-X-412-0 EXT-FR-FE-13",
    "buyer_agent.address": (
        ". BG-X-65 EXT-FR-FE-14; line_1 BT-X-420 EXT-FR-FE-15; line_2 BT-X-421 EXT-FR-FE-16; line_3"
        " BT-X-422 EXT-FR-FE-17; city BT-X-423 EXT-FR-FE-18; post_code BT-X-419 EXT-FR-FE-19; "
        "subdivision BT-X-425 EXT-FR-FE-20; country_code BT-X-424 EXT-FR-FE-21"
    ),
    "buyer_agent.contact buyer_agent.more_contacts[]": (
        ". BG-X-64 EXT-FR-FE-22; point BT-X-413 EXT-FR-FE-23; department BT-X-414; type_code "
        "BT-X-415; telephone BT-X-416 EXT-FR-FE-24; fax BT-X-417; email BT-X-418 EXT-FR-FE-25"
    ),
    "product_end_user": (
        ". BG-X-18; name BT-X-128; trading_name BT-X-130; role_code BT-X-548; vat_id BT-X-144"
    ),
    "product_end_user.ids[]": ". BT-X-126 BT-X-127; scheme BT-X-127-0",
    "product_end_user.legal_id": ". BT-X-129; scheme BT-X-129-0",
    "product_end_user.legal_address": (
        ". BG-X-60; line_1 BT-X-397; line_2 BT-X-398; line_3 BT-X-399; city BT-X-400; post_code "
        "BT-X-396; subdivision BT-X-402; country_code BT-X-401"
    ),
    "product_end_user.electronic_address": ". BT-X-143; scheme BT-X-143-0",
    "product_end_user.address": (
        ". BG-X-21; line_1 BT-X-137; line_2 BT-X-138; line_3 BT-X-139; city BT-X-140; post_code "
        "BT-X-136; subdivision BT-X-142; country_code BT-X-141"
    ),
    "product_end_user.contact product_end_user.more_contacts[]": (
        ". BG-X-20; point BT-X-131; department BT-X-132; type_code BT-X-320; telephone BT-X-133; "
        "fax BT-X-134; email BT-X-135"
    ),
    "ultimate_ship_to": (
        ". BG-X-27; name BT-X-164; trading_name BT-X-166; role_code BT-X-551; vat_id BT-X-180"
    ),
    "ultimate_ship_to.ids[]": ". BT-X-162 BT-X-163; scheme BT-X-163-0",
    "ultimate_ship_to.legal_id": ". BT-X-165; scheme BT-X-165-0",
    "ultimate_ship_to.legal_address": (
        ". BG-X-68; line_1 BT-X-441; line_2 BT-X-442; line_3 BT-X-443; city BT-X-444; post_code "
        "BT-X-440; subdivision BT-X-446; country_code BT-X-445"
    ),
    "ultimate_ship_to.electronic_address": ". BT-X-179; scheme BT-X-179-0",
    "ultimate_ship_to.address": (
        ". BG-X-29; line_1 BT-X-173; line_2 BT-X-174; line_3 BT-X-175; city BT-X-176; post_code "
        "BT-X-172; subdivision BT-X-178; country_code BT-X-177"
    ),
    "ultimate_ship_to.contact ultimate_ship_to.more_contacts[]": (
        ". BG-X-28; point BT-X-167; department BT-X-168; type_code BT-X-322; telephone BT-X-169; "
        "fax BT-X-170; email BT-X-171"
    ),
    "ship_from": (
        ". BG-X-30; name BT-X-183; trading_name BT-X-185; role_code BT-X-552; vat_id BT-X-199"
    ),
    "ship_from.ids[]": ". BT-X-181 BT-X-182; scheme BT-X-182-0",
    "ship_from.legal_id": ". BT-X-184; scheme BT-X-184-0",
    "ship_from.legal_address": (
        ". BG-X-69; line_1 BT-X-448; line_2 BT-X-449; line_3 BT-X-450; city BT-X-451; post_code "
        "BT-X-447; subdivision BT-X-453; country_code BT-X-452"
    ),
    "ship_from.electronic_address": ". BT-X-198; scheme BT-X-198-0",
    "ship_from.address": (
        ". BG-X-32; line_1 BT-X-192; line_2 BT-X-193; line_3 BT-X-194; city BT-X-195; post_code "
        "BT-X-191; subdivision BT-X-197; country_code BT-X-196"
    ),
    "ship_from.contact ship_from.more_contacts[]": (
        ". BG-X-31; point BT-X-186; department BT-X-187; type_code BT-X-323; telephone BT-X-188; "
        "fax BT-X-189; email BT-X-190"
    ),
    "invoicer": (
        ". BG-X-33 EXT-FR-FE-BG-05; name BT-X-207 EXT-FR-FE-112; trading_name BT-X-209 "
        "EXT-FR-FE-114; role_code BT-X-553 EXT-FR-FE-113; vat_id BT-X-223 EXT-FR-FE-119"
    ),
    "invoicer.ids[]": ". BT-X-205 BT-X-206 EXT-FR-FE-115; scheme BT-X-206-0 EXT-FR-FE-116",
    "invoicer.legal_id": ". BT-X-208 EXT-FR-FE-117; scheme BT-X-208-0 EXT-FR-FE-118",
    "invoicer.legal_address": (
        ". BG-X-70; line_1 BT-X-455; line_2 BT-X-456; line_3 BT-X-457; city BT-X-458; post_code "
        "BT-X-454; subdivision BT-X-460; country_code BT-X-459"
    ),
    "invoicer.electronic_address": ". BT-X-222 EXT-FR-FE-121; scheme BT-X-222-0 EXT-FR-FE-122",
    "invoicer.address": (
        ". BG-X-35 EXT-FR-FE-123; line_1 BT-X-216 EXT-FR-FE-124; line_2 BT-X-217 EXT-FR-FE-125; "
        "line_3 BT-X-218 EXT-FR-FE-126; city BT-X-219 EXT-FR-FE-127; post_code BT-X-215 "
        "EXT-FR-FE-128; subdivision BT-X-221 EXT-FR-FE-129; country_code BT-X-220 EXT-FR-FE-130"
    ),
    "invoicer.contact invoicer.more_contacts[]": (
        ". BG-X-34 EXT-FR-FE-131; point BT-X-210 EXT-FR-FE-132; department BT-X-211; type_code "
        "BT-X-324; telephone BT-X-212 EXT-FR-FE-133; fax BT-X-213; email BT-X-214 EXT-FR-FE-134"
    ),
    "invoicee": (
        ". BG-X-36 EXT-FR-FE-BG-04; name BT-X-226 EXT-FR-FE-89; trading_name BT-X-228 EXT-FR-FE-91;"
        " role_code BT-X-554 EXT-FR-FE-90; vat_id BT-X-242 EXT-FR-FE-96"
    ),
    "invoicee.ids[]": ". BT-X-224 BT-X-225 EXT-FR-FE-92; scheme BT-X-225-0 EXT-FR-FE-92-1",
    "invoicee.legal_id": ". BT-X-227 EXT-FR-FE-94; scheme BT-X-227-0 EXT-FR-FE-95",
    "invoicee.legal_address": (
        ". BG-X-71; line_1 BT-X-462; line_2 BT-X-463; line_3 BT-X-464; city BT-X-465; post_code "
        "BT-X-461; subdivision BT-X-467; country_code BT-X-466"
    ),
    "invoicee.electronic_address": ". BT-X-241 EXT-FR-FE-98; scheme BT-X-241-0 EXT-FR-FE-99",
    "invoicee.address": (
        ". BG-X-38 EXT-FR-FE-100; line_1 BT-X-235 EXT-FR-FE-101; line_2 BT-X-236 EXT-FR-FE-102; "
        "line_3 BT-X-237 EXT-FR-FE-103; city BT-X-238 EXT-FR-FE-104; post_code BT-X-234 "
        "EXT-FR-FE-105; subdivision BT-X-240 EXT-FR-FE-106; country_code BT-X-239 EXT-FR-FE-107"
    ),
    "invoicee.contact invoicee.more_contacts[]": (
        ". BG-X-37 EXT-FR-FE-108; point BT-X-229 EXT-FR-FE-109; department BT-X-230; type_code "
        "BT-X-325; telephone BT-X-231 EXT-FR-FE-110; fax BT-X-232; email BT-X-233 EXT-FR-FE-111"
    ),
    "payer": (
        ". BG-X-73 EXT-FR-FE-BG-02; name BT-X-476 EXT-FR-FE-43; trading_name BT-X-477 EXT-FR-FE-45;"
        " role_code BT-X-483 EXT-FR-FE-44; vat_id BT-X-481 EXT-FR-FE-50"
    ),
    "payer.ids[]": ". BT-X-478 BT-X-479 EXT-FR-FE-46; scheme BT-X-479-0 EXT-FR-FE-47",
    "payer.legal_id": ". BT-X-480 EXT-FR-FE-48; scheme BT-X-480-0 EXT-FR-FE-49",
    "payer.legal_address": (
        ". BG-X-76; line_1 BT-X-498; line_2 BT-X-499; line_3 BT-X-500; city BT-X-501; post_code "
        "BT-X-497; subdivision BT-X-503; country_code BT-X-502"
    ),
    "payer.electronic_address": ". BT-X-482 EXT-FR-FE-52; scheme BT-X-482-0 EXT-FR-FE-53",
    "payer.address": (
        ". BG-X-75 EXT-FR-FE-54; line_1 BT-X-491 EXT-FR-FE-55; line_2 BT-X-492 EXT-FR-FE-56; line_3"
        " BT-X-493 EXT-FR-FE-57; city BT-X-494 EXT-FR-FE-58; post_code BT-X-490 EXT-FR-FE-59; "
        "subdivision BT-X-496 EXT-FR-FE-60; country_code BT-X-495 EXT-FR-FE-61"
    ),
    "payer.contact payer.more_contacts[]": (
        ". BG-X-74 EXT-FR-FE-62; point BT-X-484 EXT-FR-FE-63; department BT-X-485; type_code "
        "BT-X-486; telephone BT-X-487 EXT-FR-FE-64; fax BT-X-488; email BT-X-489 EXT-FR-FE-65"
    ),
    "delivery_terms": (
        ". BG-X-22 EXT-FR-FE-BG-14; code BT-X-145 EXT-FR-FE-185; country_code BT-X-563; place "
        "BT-X-564 EXT-FR-FE-186"
    ),
    "currency_exchange": (
        ". BG-X-41; source_currency_code BT-X-258; target_currency_code BT-X-259; rate BT-X-260; "
        "date BT-X-261"
    ),
    "service_charges[]": ". BG-X-42; description BT-X-271; amount BT-X-272",
    "service_charges[].taxes[]": (
        "category_code BT-X-273; rate BT-X-274; exemption_reason BT-X-591; exemption_reason_code "
        "BT-X-592"
    ),
    "payment_schedule": "partial_amount BT-X-275",
    "payment_schedule.penalty more_payment_terms[].penalty": (
        ". BG-X-43; basis_date BT-X-276; period BT-X-277; period_unit_code BT-X-278; basis_amount "
        "BT-X-279; percentage BT-X-280; amount BT-X-281"
    ),
    "payment_schedule.discount more_payment_terms[].discount": (
        ". BG-X-44; basis_date BT-X-282; period BT-X-283; period_unit_code BT-X-284; basis_amount "
        "BT-X-285; percentage BT-X-286; amount BT-X-287"
    ),
    "payment_schedule.payee more_payment_terms[].payee": (
        ". BG-X-77; name BT-X-504; trading_name BT-X-505; role_code BT-X-511; vat_id BT-X-509"
    ),
    "payment_schedule.payee.ids[] more_payment_terms[].payee.ids[]": (
        ". BT-X-506 BT-X-507; scheme BT-X-507-0"
    ),
    "payment_schedule.payee.legal_id more_payment_terms[].payee.legal_id": (
        ". BT-X-508; scheme BT-X-508-0"
    ),
    "payment_schedule.payee.legal_address more_payment_terms[].payee.legal_address": (
        ". BG-X-80; line_1 BT-X-526; line_2 BT-X-527; line_3 BT-X-528; city BT-X-529; post_code "
        "BT-X-525; subdivision BT-X-531; country_code BT-X-530"
    ),
    "payment_schedule.payee.electronic_address more_payment_terms[].payee.electronic_address": (
        ". BT-X-510; scheme BT-X-510-0"
    ),
    "payment_schedule.payee.address more_payment_terms[].payee.address": (
        ". BG-X-79; line_1 BT-X-519; line_2 BT-X-520; line_3 BT-X-521; city BT-X-522; post_code "
        "BT-X-518; subdivision BT-X-524; country_code BT-X-523"
    ),
    "payment_schedule.payee.contact payment_schedule.payee.more_contacts[]": (
        ". BG-X-78; point BT-X-512; department BT-X-513; type_code BT-X-514; telephone BT-X-515; "
        "fax BT-X-516; email BT-X-517"
    ),
    "more_payment_terms[].payee.contact more_payment_terms[].payee.more_contacts[]": (
        ". BG-X-78; point BT-X-512; department BT-X-513; type_code BT-X-514; telephone BT-X-515; "
        "fax BT-X-516; email BT-X-517"
    ),
    "more_payment_terms[]": (
        "partial_amount BT-X-275; text BT-20; due_date BT-9; mandate_reference BT-89"
    ),
    "financial_adjustments[]": ". BG-34; reason BT-180; amount BT-179",
    "advance_payments[]": (
        ". BG-X-45; amount BT-X-291; date BT-X-292; invoice_reference BT-X-558; invoice_type_code "
        "BT-X-559; invoice_date BT-X-560"
    ),
    "advance_payments[].taxes[]": (
        ". BG-X-46; category_code BT-X-296; rate BT-X-298; tax_amount BT-X-293; exemption_reason "
        "BT-X-295; exemption_reason_code BT-X-297"
    ),
    "more_accounting_references[]": "id BT-19; type_code BT-X-290",
    "lines[].sub_lines[].item": ". BG-DEX-02; attributes[] BG-DEX-08",
}
