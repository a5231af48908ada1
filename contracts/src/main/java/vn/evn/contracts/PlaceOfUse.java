package vn.evn.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where the electricity is used, by the administrative codes of the General Statistics Office.
 *
 * @param provinceCode two digits
 * @param districtCode null since the reform of 1 July 2025, which left no district level
 * @param communeCode five digits
 * @param detail house number and street
 */
public record PlaceOfUse(
    String provinceCode, @Nullable String districtCode, String communeCode, String detail) {}
