// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRuleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it has everything                  | Secret-7               | ``
            a character too short              | Secre-7                | 8 characters
            no upper-case letter               | secret-7               | an upper-case letter
            one of another language will do    | Øecret-7               | ``
            no digit                           | Secret-x               | a digit
            no special character               | Secret77               | a special character
            a letter with an accent is a letter| Sécret77               | a special character
            a space is not special             | Secret 77              | a special character
            nothing                            | ``                     | 8 characters, an upper-case letter, a digit, a special character
            a long word only                   | secretsecretsecrets    | an upper-case letter, a digit, a special character
            a phrase needs nothing else        | correct horse battery  | ``
            counted by what a person sees      | \ud83d\ude00\ud83d\ude00\ud83d\ude00A1 | 8 characters
            """)
    void lacks(String what, String password, String lacks) {
        assertThat(String.join(", ", PasswordRule.lacks(password))).isEqualTo(lacks);
    }
}
