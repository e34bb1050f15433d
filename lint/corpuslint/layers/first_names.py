"""Common first names, by the pronoun that goes with them."""

from __future__ import annotations

from corpuslint.layers.reporting import words

MALE = words(
    """
    Aaron Abdul Abdullah Abraham Adam Adrian Ahmad Ahmed Aidan Alan Albert Alberto Aldo Alejandro
    Alfonso Alfred Alfredo Ali Allan Allen Alvin Amir Amit Amos Anatoly Anders Andre Andreas Andrei
    Andres Andrew Andy Angelo Angus Anil Anthony Antoine Anton Antonio Antony Anwar Archie Armando
    Arnold Arthur Arturo Arun Arvind Ashok Ashraf Asif Aurelio Austin Barack Barney Barry Bart Bartolome
    Bashar Beau Ben Benedict Benito Benjamin Bennie Benny Bernard Bernie Bert Bill Billy Blake Bo Bob
    Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian Brock Bruce Bruno Bryan Byron Caleb
    Calvin Camilo Carl Carlo Carlos Cedric Cesar Chad Charles Charlie Chester Chip Christoph Christophe
    Christopher Chuck Clarence Clark Claude Claudio Clay Cliff Clifford Clint Clive Clyde Cody Colby
    Cole Colin Conor Conrad Craig Curtis Cyril Dale Damian Damien Dan Daniel Danny Dario Darrell Darren
    Daryl Dave David Dean Deepak Denis Dennis Denny Derek Derrick Desmond Diego Dieter Dirk Dmitri
    Dmitry Dominic Don Donald Donnie Doug Douglas Dudley Duke Duncan Dustin Dwight Dylan Earl Ed Eddie
    Edgar Edmund Eduardo Edward Edwin Efrain Ehud Eli Elias Elijah Elliot Elliott Elmer Elon Emanuel
    Emil Emilio Emmanuel Emmett Enrique Eric Erik Ernest Ernesto Ernst Errol Esteban Ethan Eugene Evan
    Evaristo Evgeny Fabio Felipe Felix Fergus Fernando Fidel Filip Finn Floyd Francesco Francis
    Francisco Franco Francois Frank Franklin Franz François Fred Freddie Frederick Fritz Gamal Gareth
    Garrett Garry Gary Gaston Gavin Gene Geoff Geoffrey George Gerald Gerard Gerhard Gianni Gil Gilbert
    Giles Giorgio Giovanni Giuseppe Glen Glenn Gonzalo Goodluck Gordon Graeme Graham Grant Greg Gregg
    Gregorio Gregory Guido Guillermo Gus Gustav Gustavo Guy Hal Hamid Hamish Hank Hans Harold Harris
    Harry Harvey Hassan Hector Heinz Helmut Henri Henrik Henry Herb Herbert Herman Hernan Hiroshi Horst
    Hosni Howard Hubert Hugh Hugo Hussein Ian Ibrahim Ignacio Igor Imran Irving Isaac Ismail Ivan Jack
    Jacob Jacques Jake Jamal James Janusz Jared Jaroslav Jason Javier Jay Jeb Jed Jeff Jefferson Jeffrey
    Jens Jeremiah Jeremy Jerome Jerry Jesus Jim Jimmie Jimmy Joachim Joao Joaquim Joaquin Jochen Joe
    Joel Joerg Johan Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph Josh Joshua Josiah
    José Juan Juha Julian Julio Jurgen Justin Jürgen Karim Karl Keith Kelvin Ken Kenji Kenneth Kenny
    Kent Kevin Khalid Kieran Kirk Kiyoshi Klaus Kofi Konstantin Kurt Kwame Kyle Lachlan Lamar Lance
    Larry Lars Laurence Lawrence Lech Len Leo Leon Leonard Leonardo Leonid Leopoldo Leroy Lester Levi
    Lewis Liam Lionel Lloyd Lorenzo Louis Luc Luca Lucas Ludwig Luigi Luis Luiz Luke Luther Lyle Lyndon
    Mack Mahmoud Malcolm Manfred Manmohan Manuel Marc Marcel Marcelo Marco Marcos Marcus Marek Mariano
    Mario Mark Markus Marshall Martin Marvin Mason Massimo Mathew Mathias Matt Matteo Matthew Matthias
    Matti Maurice Mauricio Mauro Max Mehdi Mehmet Menachem Michael Michel Mick Miguel Mike Mikhail Milos
    Milton Miroslav Mitch Mitchell Mitt Mohamed Mohammad Mohammed Mohsen Monty Mordecai Morris Moshe
    Muammar Muhammad Muhammadu Mukesh Murray Mustafa Naftali Narendra Nate Nathan Nathaniel Ned Neil
    Nelson Newt Niall Nicanor Nicholas Nick Nicolae Nicolas Nigel Nikolai Noah Noel Norbert Norman Olaf
    Oleg Oliver Olivier Olusegun Omar Orlando Osama Oscar Osvaldo Otto Owen Pablo Paddy Paolo Patrick
    Paul Pavel Pedro Pekka Perry Pervez Pete Peter Petr Phil Philip Philippe Phillip Pierre Piotr
    Preston Quentin Quincy Rafael Rafe Rahul Rainer Raj Rajesh Rajiv Rakesh Ralf Ralph Ramesh Ramon
    Randall Randy Raphael Rashid Raul Ravi Ray Raymond Recep Reggie Reginald Reid Renato Rene Rex
    Ricardo Richard Rick Ricky Rob Robbie Robert Roberto Rod Roderick Rodney Rodrigo Rogelio Roger
    Roland Rolando Rolf Roman Romano Ron Ronald Ronnie Rory Roscoe Ross Roy Rudolf Rudolph Rudy Rufus
    Rupert Rush Russ Russell Ryan Sachin Saddam Salim Salman Salvador Salvatore Samuel Sanford Sanjay
    Satoru Saul Scott Sean Sebastian Sepp Serge Sergei Sergey Sergio Seth Shane Shaun Shawn Sheldon
    Sherman Shigeru Shimon Shintaro Shinzo Sid Silvio Simon Spencer Stan Stanley Stefan Steffen Stephan
    Stephen Steve Steven Stewart Stuart Sunil Suresh Sven Tad Takashi Tariq Taro Tayyip Ted Tendai
    Terrence Thabo Thad Theo Theodore Thierry Thomas Tim Timothy Tobias Toby Todd Tom Tomas Tomasz Tommy
    Tony Toshio Trent Trenton Trevor Truman Ty Tyler Ulf Ulrich Umar Vaclav Valentin Valery Vasily Vern
    Vernon Vic Victor Vijay Vikram Viktor Vince Vincent Vincenzo Vitaly Vivek Vlad Vladimir Wade Wallace
    Walter Warren Wayne Werner Wes Wesley Wilbur Wilhelm Will Willem William Willie Winston Wojciech
    Wolfgang Woody Wyatt Xavier Yasser Yasuhiro Yevgeny Yitzhak Yoshio Yoweri Yuri Yusuf Yves Zac
    Zachary Zack Zane Zeke Zoltan
    """
)
FEMALE = words(
    """
    Abigail Ada Adele Adriana Agnes Aisha Alana Alexa Alexandra Alice Alicia Alison Allison Alma Alyssa
    Amanda Amber Amelia Amina Amy Ana Anastasia Angela Angelina Anita Anjali Ann Anna Annabel Anne
    Annette Annie Antonia Anya April Aretha Ariana Ariane Arlene Ashleigh Ashley Astrid Audrey Ava Avril
    Barbara Bea Beatrice Becky Belinda Bella Benazir Bernadette Bernice Beth Bethany Betsy Bettina Betty
    Beverly Bianca Bonnie Brandi Bree Brenda Bridget Brigitte Britney Bronwyn Brooke Camilla Camille
    Candace Cara Carissa Carla Carly Carmen Carol Carole Carolina Caroline Carolyn Cass Cassandra
    Catherine Cathy Cecilia Celia Charlene Charlotte Chelsea Chelsie Cherie Cheryl Chloe Christa
    Christina Christine Cindy Claire Clara Clare Clarissa Claudia Colette Colleen Connie Constance
    Consuelo Cora Corazon Corinne Courtney Cristina Crystal Cynthia Dagmar Daisy Daniela Danielle Daphne
    Darlene Dawn Deanna Debbi Debbie Deborah Debra Deepa Deirdre Delia Delphine Denise Diana Diane
    Dianne Dilma Dina Dinah Dolores Dominique Donna Dora Doreen Doris Dorothy Edith Edna Eileen Elaine
    Eleanor Elena Eleni Elinor Elisa Elisabeth Elise Eliza Elizabeth Ella Ellen Eloise Elsa Elsie Emilia
    Emily Emma Enid Erica Erika Erin Esme Esperanza Estelle Esther Ethel Eunice Eva Eve Evelyn Faith
    Fatima Fay Faye Felicia Felicity Fern Fernanda Fiona Flora Florence Frances Francesca Francine Freda
    Freya Frieda Gabriela Gabrielle Gaby Gail Gemma Genevieve Georgia Georgina Geraldine Gertrude
    Ghazala Gillian Gina Ginny Gisele Giulia Gladys Glenda Gloria Golda Graca Grace Greta Gretchen
    Guadalupe Gwen Gwendolyn Gwyneth Hanan Hanna Hannah Harriet Hattie Hazel Heather Heidi Helen Helena
    Helene Helga Henrietta Hilda Hillary Holly Hope Huma Ida Ilse Imelda Imogen Indira Ines Inge
    Ingeborg Ingrid Irene Irina Iris Irma Isabel Isabella Isabelle Isobel Ivanka Ivy Jacinta Jackie
    Jacqueline Jada Jana Jane Janet Janice Janine Jasmine Jayne Jeanette Jeanne Jeannie Jemima Jenn
    Jenna Jennie Jennifer Jenny Jessica Jill Joan Joanna Joanne Jocelyn Jodie Joelle Johanna Jolanta
    Jolene Josephine Josie Joy Joyce Juanita Judith Judy Julia Juliana Julie Juliet June Kara Karen
    Karin Karla Katarzyna Kate Katharina Katharine Katherine Kathleen Kathryn Kathy Katie Katrina Katya
    Kay Kayla Keiko Keira Kellyanne Kendra Kerri Kiera Kimberly Kirsten Kirstie Kristen Kristi Kristin
    Kristina Krystal Kumiko Kylie Lacey Lakshmi Lana Lara Larissa Latoya Laura Lauren Leah Leanne Leila
    Lena Leonora Leticia Lidia Lilian Liliana Lillian Lily Linda Lindsay Lisa Liz Liza Lois Lola Loretta
    Lori Lorna Lorraine Louisa Louise Lucia Lucinda Lucy Ludmila Luisa Lydia Lynda Lynne Mabel Madeleine
    Madeline Madonna Magdalena Maggie Maia Malala Malgorzata Mallory Mamata Mandy Mara Marcia Margaret
    Margarita Marge Margie Margot Maria Mariam Mariana Marianna Marianne Marie Marilyn Marina Marjorie
    Marlene Marsha Marta Martha Martina Mary Maryam Matilda Maude Maura Maureen Mavis Maxine Maya Meena
    Meg Megan Meghan Megumi Melania Melanie Melinda Melissa Mercedes Meredith Mia Michaela Michele
    Michelle Mildred Milena Mimi Mina Minnie Miranda Miriam Moira Mollie Molly Mona Monica Monika Muriel
    Myra Myrna Nadia Nadine Nan Nancy Naomi Natalia Natalie Natalya Natasha Nell Nellie Ngozi Nia Nicole
    Nina Nirmala Noelle Nora Noriko Norma Octavia Odette Oksana Olga Olive Olivia Ophelia Oprah Paige
    Pam Pamela Paola Patrice Patricia Patti Patty Paula Pauline Pearl Peggy Penelope Penny Persephone
    Petra Philippa Phoebe Phyllis Pilar Polly Priscilla Priya Priyanka Rachael Rachel Raisa Ramona
    Raquel Rebecca Regina Rena Renate Renee Rhoda Rhonda Rita Roberta Rocio Ronda Rosa Rosalind Rosanna
    Rosario Rose Roseanne Rosemary Rosie Rowena Roxanne Ruby Ruth Sabine Sabrina Sadie Sakura Sally
    Samantha Sandra Sara Sarah Saskia Selena Selma Serena Shannon Sharon Shauna Sheena Sheila Shelley
    Sherry Shirley Silvia Simone Siobhan Skye Sofia Sondra Sonia Sonja Sophia Sophie Stacey Stacie
    Stella Stephanie Sue Sunita Susan Susanna Susanne Sushma Suzanne Suzie Svetlana Sybil Sylvia Tabitha
    Tamara Tammy Tamsin Tanya Tara Tatiana Tatyana Teresa Tess Tessa Thelma Theresa Tiffany Tina Tonya
    Tricia Trish Trisha Trudy Tzipi Ulla Ulrike Una Ursula Valentina Valerie Vanessa Vera Verena
    Veronica Vicki Vicky Victoria Viola Violet Virginia Vivien Vivienne Wanda Wendy Wilhelmina Wilma
    Winifred Winnie Xenia Yekaterina Yoko Yolanda Yuko Yulia Yvette Yvonne Zahra Zainab Zara Zelda Zoe
    Zoey
    """
)
EITHER = words(
    """
    Alex Alexis Andrea Ariel Ashton Aubrey Blair Bobbie Cameron Casey Chris Christian Dana Darcy Devon
    Drew Eden Ellis Finley Frankie Gerry Hayden Hilary Hong Hui Hunter Jaime Jamie Jan Jean Jesse Jessie
    Jin Jing Jo Jody Jordan Jules Kelly Kerry Kim Kit Kris Laurie Lee Leigh Leslie Li Lindsey Logan Lou
    Lynn Mackenzie Marian Marion Marty Mel Mickey Min Ming Morgan Nico Nicola Paris Parker Pat Peyton
    Quinn Reese Riley Robin Rowan Sacha Sam Sandy Sasha Shelby Sidney Skyler Stacy Steph Sydney Taylor
    Terry Toni Tracey Tracy Val Viv Vivian Wei Xiao Yan Ying Yong
    """
)
