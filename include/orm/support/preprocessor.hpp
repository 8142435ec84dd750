// SPDX-License-Identifier: BSL-1.0
#pragma once

/// `ORM_FOR_EACH(macro, context, a, b, c)` expands to
/// `macro(context, a) macro(context, b) macro(context, c)`, for up to 128 arguments.
///
/// The chain is written out because the short form, which makes the preprocessor rescan its own
/// output, costs 3 s (g++ 12) to 7 s (clang 19) for 50 tables of 20 columns. This one takes
/// eight at a time, as all that follow are looked at anew in each step; and it keeps the trail of
/// macros that compilers print below an error short.
#define ORM_FOR_EACH(macro, context, ...) \
    __VA_OPT__(ORM_EACH(ORM_COUNT(__VA_ARGS__))(macro, context, __VA_ARGS__))

// Of more than 128, one of them stands where their number should: `ORM_TOO_MANY_macro(context)` is
// what becomes of them if they are in parentheses.
#define ORM_EACH(count) ORM_CONCAT(ORM_EACH_, ORM_SECOND(ORM_IF_IN_PARENTHESES count, count, ))
#define ORM_IF_IN_PARENTHESES(...) , TOO_MANY
#define ORM_SECOND(...) ORM_SECOND_STEP(__VA_ARGS__)
#define ORM_SECOND_STEP(first, second, ...) second
#define ORM_EACH_TOO_MANY(macro, context, ...) ORM_TOO_MANY_##macro(context)

/// Joins two tokens after expanding them.
#define ORM_CONCAT(left, right) ORM_CONCAT_STEP(left, right)
#define ORM_CONCAT_STEP(left, right) left##right

/// Takes the parentheses off: `ORM_UNWRAP (a, b)` is `a, b`.
#define ORM_UNWRAP(...) __VA_ARGS__

/// The number of arguments, from 1 to 128.
#define ORM_COUNT(...)                                                                             \
    ORM_COUNT_PICK(__VA_ARGS__, 128, 127, 126, 125, 124, 123, 122, 121, 120, 119, 118, 117, 116,   \
                   115, 114, 113, 112, 111, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, \
                   99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 86, 85, 84, 83, 82, 81, 80, \
                   79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 69, 68, 67, 66, 65, 64, 63, 62, 61, 60, \
                   59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, \
                   39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, \
                   19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)

/// `FEW` of up to 128 arguments of any kind, `MANY` of more.
#define ORM_FEW_OR_MANY(...) ORM_FEW_OR_MANY_STEP(__VA_ARGS__, ORM_FEW_128)
#define ORM_FEW_OR_MANY_STEP(...) ORM_FEW_OR_MANY_OF(ORM_COUNT_PICK(__VA_ARGS__))
#define ORM_FEW_OR_MANY_OF(picked) \
    ORM_SECOND(ORM_CONCAT(ORM_IS_, ORM_SECOND(ORM_IF_IN_PARENTHESES picked, picked, )), MANY, )
#define ORM_IS_ORM_FEW , FEW
#define ORM_FEW_8 ORM_FEW, ORM_FEW, ORM_FEW, ORM_FEW, ORM_FEW, ORM_FEW, ORM_FEW, ORM_FEW
#define ORM_FEW_32 ORM_FEW_8, ORM_FEW_8, ORM_FEW_8, ORM_FEW_8
#define ORM_FEW_128 ORM_FEW_32, ORM_FEW_32, ORM_FEW_32, ORM_FEW_32

#define ORM_COUNT_PICK(p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16,  \
                       p17, p18, p19, p20, p21, p22, p23, p24, p25, p26, p27, p28, p29, p30, p31,  \
                       p32, p33, p34, p35, p36, p37, p38, p39, p40, p41, p42, p43, p44, p45, p46,  \
                       p47, p48, p49, p50, p51, p52, p53, p54, p55, p56, p57, p58, p59, p60, p61,  \
                       p62, p63, p64, p65, p66, p67, p68, p69, p70, p71, p72, p73, p74, p75, p76,  \
                       p77, p78, p79, p80, p81, p82, p83, p84, p85, p86, p87, p88, p89, p90, p91,  \
                       p92, p93, p94, p95, p96, p97, p98, p99, p100, p101, p102, p103, p104, p105, \
                       p106, p107, p108, p109, p110, p111, p112, p113, p114, p115, p116, p117,     \
                       p118, p119, p120, p121, p122, p123, p124, p125, p126, p127, count, ...)     \
    count

#define ORM_EACH_1(m, c, i1) m(c, i1)
#define ORM_EACH_2(m, c, i1, i2) m(c, i1) m(c, i2)
#define ORM_EACH_3(m, c, i1, i2, i3) m(c, i1) m(c, i2) m(c, i3)
#define ORM_EACH_4(m, c, i1, i2, i3, i4) m(c, i1) m(c, i2) m(c, i3) m(c, i4)
#define ORM_EACH_5(m, c, i1, i2, i3, i4, i5) m(c, i1) m(c, i2) m(c, i3) m(c, i4) m(c, i5)
#define ORM_EACH_6(m, c, i1, i2, i3, i4, i5, i6) \
    m(c, i1) m(c, i2) m(c, i3) m(c, i4) m(c, i5) m(c, i6)
#define ORM_EACH_7(m, c, i1, i2, i3, i4, i5, i6, i7) \
    m(c, i1) m(c, i2) m(c, i3) m(c, i4) m(c, i5) m(c, i6) m(c, i7)
#define ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) \
    m(c, i1) m(c, i2) m(c, i3) m(c, i4) m(c, i5) m(c, i6) m(c, i7) m(c, i8)
#define ORM_EACH_9(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_1(m, c, __VA_ARGS__)
#define ORM_EACH_10(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_2(m, c, __VA_ARGS__)
#define ORM_EACH_11(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_3(m, c, __VA_ARGS__)
#define ORM_EACH_12(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_4(m, c, __VA_ARGS__)
#define ORM_EACH_13(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_5(m, c, __VA_ARGS__)
#define ORM_EACH_14(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_6(m, c, __VA_ARGS__)
#define ORM_EACH_15(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_7(m, c, __VA_ARGS__)
#define ORM_EACH_16(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_8(m, c, __VA_ARGS__)
#define ORM_EACH_17(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_9(m, c, __VA_ARGS__)
#define ORM_EACH_18(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_10(m, c, __VA_ARGS__)
#define ORM_EACH_19(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_11(m, c, __VA_ARGS__)
#define ORM_EACH_20(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_12(m, c, __VA_ARGS__)
#define ORM_EACH_21(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_13(m, c, __VA_ARGS__)
#define ORM_EACH_22(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_14(m, c, __VA_ARGS__)
#define ORM_EACH_23(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_15(m, c, __VA_ARGS__)
#define ORM_EACH_24(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_16(m, c, __VA_ARGS__)
#define ORM_EACH_25(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_17(m, c, __VA_ARGS__)
#define ORM_EACH_26(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_18(m, c, __VA_ARGS__)
#define ORM_EACH_27(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_19(m, c, __VA_ARGS__)
#define ORM_EACH_28(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_20(m, c, __VA_ARGS__)
#define ORM_EACH_29(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_21(m, c, __VA_ARGS__)
#define ORM_EACH_30(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_22(m, c, __VA_ARGS__)
#define ORM_EACH_31(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_23(m, c, __VA_ARGS__)
#define ORM_EACH_32(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_24(m, c, __VA_ARGS__)
#define ORM_EACH_33(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_25(m, c, __VA_ARGS__)
#define ORM_EACH_34(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_26(m, c, __VA_ARGS__)
#define ORM_EACH_35(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_27(m, c, __VA_ARGS__)
#define ORM_EACH_36(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_28(m, c, __VA_ARGS__)
#define ORM_EACH_37(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_29(m, c, __VA_ARGS__)
#define ORM_EACH_38(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_30(m, c, __VA_ARGS__)
#define ORM_EACH_39(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_31(m, c, __VA_ARGS__)
#define ORM_EACH_40(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_32(m, c, __VA_ARGS__)
#define ORM_EACH_41(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_33(m, c, __VA_ARGS__)
#define ORM_EACH_42(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_34(m, c, __VA_ARGS__)
#define ORM_EACH_43(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_35(m, c, __VA_ARGS__)
#define ORM_EACH_44(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_36(m, c, __VA_ARGS__)
#define ORM_EACH_45(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_37(m, c, __VA_ARGS__)
#define ORM_EACH_46(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_38(m, c, __VA_ARGS__)
#define ORM_EACH_47(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_39(m, c, __VA_ARGS__)
#define ORM_EACH_48(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_40(m, c, __VA_ARGS__)
#define ORM_EACH_49(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_41(m, c, __VA_ARGS__)
#define ORM_EACH_50(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_42(m, c, __VA_ARGS__)
#define ORM_EACH_51(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_43(m, c, __VA_ARGS__)
#define ORM_EACH_52(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_44(m, c, __VA_ARGS__)
#define ORM_EACH_53(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_45(m, c, __VA_ARGS__)
#define ORM_EACH_54(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_46(m, c, __VA_ARGS__)
#define ORM_EACH_55(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_47(m, c, __VA_ARGS__)
#define ORM_EACH_56(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_48(m, c, __VA_ARGS__)
#define ORM_EACH_57(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_49(m, c, __VA_ARGS__)
#define ORM_EACH_58(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_50(m, c, __VA_ARGS__)
#define ORM_EACH_59(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_51(m, c, __VA_ARGS__)
#define ORM_EACH_60(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_52(m, c, __VA_ARGS__)
#define ORM_EACH_61(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_53(m, c, __VA_ARGS__)
#define ORM_EACH_62(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_54(m, c, __VA_ARGS__)
#define ORM_EACH_63(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_55(m, c, __VA_ARGS__)
#define ORM_EACH_64(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_56(m, c, __VA_ARGS__)
#define ORM_EACH_65(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_57(m, c, __VA_ARGS__)
#define ORM_EACH_66(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_58(m, c, __VA_ARGS__)
#define ORM_EACH_67(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_59(m, c, __VA_ARGS__)
#define ORM_EACH_68(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_60(m, c, __VA_ARGS__)
#define ORM_EACH_69(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_61(m, c, __VA_ARGS__)
#define ORM_EACH_70(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_62(m, c, __VA_ARGS__)
#define ORM_EACH_71(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_63(m, c, __VA_ARGS__)
#define ORM_EACH_72(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_64(m, c, __VA_ARGS__)
#define ORM_EACH_73(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_65(m, c, __VA_ARGS__)
#define ORM_EACH_74(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_66(m, c, __VA_ARGS__)
#define ORM_EACH_75(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_67(m, c, __VA_ARGS__)
#define ORM_EACH_76(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_68(m, c, __VA_ARGS__)
#define ORM_EACH_77(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_69(m, c, __VA_ARGS__)
#define ORM_EACH_78(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_70(m, c, __VA_ARGS__)
#define ORM_EACH_79(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_71(m, c, __VA_ARGS__)
#define ORM_EACH_80(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_72(m, c, __VA_ARGS__)
#define ORM_EACH_81(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_73(m, c, __VA_ARGS__)
#define ORM_EACH_82(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_74(m, c, __VA_ARGS__)
#define ORM_EACH_83(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_75(m, c, __VA_ARGS__)
#define ORM_EACH_84(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_76(m, c, __VA_ARGS__)
#define ORM_EACH_85(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_77(m, c, __VA_ARGS__)
#define ORM_EACH_86(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_78(m, c, __VA_ARGS__)
#define ORM_EACH_87(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_79(m, c, __VA_ARGS__)
#define ORM_EACH_88(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_80(m, c, __VA_ARGS__)
#define ORM_EACH_89(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_81(m, c, __VA_ARGS__)
#define ORM_EACH_90(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_82(m, c, __VA_ARGS__)
#define ORM_EACH_91(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_83(m, c, __VA_ARGS__)
#define ORM_EACH_92(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_84(m, c, __VA_ARGS__)
#define ORM_EACH_93(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_85(m, c, __VA_ARGS__)
#define ORM_EACH_94(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_86(m, c, __VA_ARGS__)
#define ORM_EACH_95(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_87(m, c, __VA_ARGS__)
#define ORM_EACH_96(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_88(m, c, __VA_ARGS__)
#define ORM_EACH_97(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_89(m, c, __VA_ARGS__)
#define ORM_EACH_98(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_90(m, c, __VA_ARGS__)
#define ORM_EACH_99(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_91(m, c, __VA_ARGS__)
#define ORM_EACH_100(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_92(m, c, __VA_ARGS__)
#define ORM_EACH_101(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_93(m, c, __VA_ARGS__)
#define ORM_EACH_102(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_94(m, c, __VA_ARGS__)
#define ORM_EACH_103(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_95(m, c, __VA_ARGS__)
#define ORM_EACH_104(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_96(m, c, __VA_ARGS__)
#define ORM_EACH_105(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_97(m, c, __VA_ARGS__)
#define ORM_EACH_106(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_98(m, c, __VA_ARGS__)
#define ORM_EACH_107(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_99(m, c, __VA_ARGS__)
#define ORM_EACH_108(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_100(m, c, __VA_ARGS__)
#define ORM_EACH_109(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_101(m, c, __VA_ARGS__)
#define ORM_EACH_110(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_102(m, c, __VA_ARGS__)
#define ORM_EACH_111(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_103(m, c, __VA_ARGS__)
#define ORM_EACH_112(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_104(m, c, __VA_ARGS__)
#define ORM_EACH_113(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_105(m, c, __VA_ARGS__)
#define ORM_EACH_114(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_106(m, c, __VA_ARGS__)
#define ORM_EACH_115(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_107(m, c, __VA_ARGS__)
#define ORM_EACH_116(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_108(m, c, __VA_ARGS__)
#define ORM_EACH_117(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_109(m, c, __VA_ARGS__)
#define ORM_EACH_118(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_110(m, c, __VA_ARGS__)
#define ORM_EACH_119(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_111(m, c, __VA_ARGS__)
#define ORM_EACH_120(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_112(m, c, __VA_ARGS__)
#define ORM_EACH_121(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_113(m, c, __VA_ARGS__)
#define ORM_EACH_122(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_114(m, c, __VA_ARGS__)
#define ORM_EACH_123(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_115(m, c, __VA_ARGS__)
#define ORM_EACH_124(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_116(m, c, __VA_ARGS__)
#define ORM_EACH_125(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_117(m, c, __VA_ARGS__)
#define ORM_EACH_126(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_118(m, c, __VA_ARGS__)
#define ORM_EACH_127(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_119(m, c, __VA_ARGS__)
#define ORM_EACH_128(m, c, i1, i2, i3, i4, i5, i6, i7, i8, ...) \
    ORM_EACH_8(m, c, i1, i2, i3, i4, i5, i6, i7, i8) ORM_EACH_120(m, c, __VA_ARGS__)
